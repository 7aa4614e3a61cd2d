// That the search finds what it is for: in every spelling and wrapping that browsers use. A search that finds nothing
// proves nothing.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchFolder } from './search.ts'

const WORDS = 'the words that nobody may find'
const ID = '0123456789abcdef'.repeat(4)
const NEEDLES = [
  { what: 'words', text: WORDS },
  { what: 'id', text: ID },
]

/** Snappy of a text of which the second half repeats the first. */
function snappy(text: string): Buffer {
  const half = Buffer.from(text.slice(0, 6))
  const rest = Buffer.from(text.slice(6))
  // Six bytes, a copy of all six, the rest.
  const length = 12 + rest.length
  return Buffer.concat([
    Buffer.from([length, (half.length - 1) << 2]),
    half,
    Buffer.from([((6 - 4) << 2) | 1, 6]),
    Buffer.from([(rest.length - 1) << 2]),
    rest,
  ])
}

/** A log of LevelDB with one record in two parts, cut in the middle of the words. */
function leveldbLog(text: string): Buffer {
  const first = Buffer.alloc(32_768)
  const head = Buffer.from(text.slice(0, 9))
  const filler = 32_768 - 7 - 7 - head.length
  first.set([0, 0, 0, 0, filler & 255, filler >> 8, 1])
  first.set([0, 0, 0, 0, head.length, 0, 2], 7 + filler)
  first.set(head, 7 + filler + 7)
  const rest = Buffer.from(text.slice(9))
  return Buffer.concat([first, Buffer.from([0, 0, 0, 0, rest.length, 0, 4]), rest])
}

/** A table of LevelDB with one data block in Snappy. */
function leveldbTable(value: Buffer): Buffer {
  const handle = Buffer.from([0, value.length])
  const index = Buffer.concat([Buffer.from([0, 1, handle.length]), Buffer.from('k'), handle, Buffer.alloc(4)])
  const footer = Buffer.alloc(48)
  footer.set([0, 0, value.length + 5, index.length])
  footer.set(Buffer.from('57fb808b247547db', 'hex'), 40)
  return Buffer.concat([value, Buffer.from([1, 0, 0, 0, 0]), index, Buffer.alloc(5), footer])
}

describe('the search for traces', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-search-'))
  const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes)
  beforeAll(() => {
    put('utf8', Buffer.from(`x${WORDS}`))
    put('utf16', Buffer.from(`x${WORDS}`, 'utf16le'))
    put('hex', Buffer.from(Buffer.from(WORDS).toString('hex')))
    put('base64', Buffer.from(Buffer.from(`a${WORDS}b`).toString('base64url')))
    put('gzip', Buffer.concat([Buffer.from('head'), gzipSync(WORDS.repeat(9)), Buffer.from('tail')]))
    put('raw id', Buffer.concat([Buffer.from('x'), Buffer.from(ID, 'hex')]))
    put(
      'base64 id',
      Buffer.from(Buffer.concat([Buffer.from('xy'), Buffer.from(ID, 'hex')]).toString('base64')),
    )
    put('000003.log', leveldbLog(WORDS))
    // Its first six letters stand there once, so that only who decompresses finds the words.
    put('000005.ldb', leveldbTable(snappy(WORDS.slice(0, 6) + WORDS)))
    mkdirSync(join(folder, 'in'))
    const database = new DatabaseSync(join(folder, 'in/cells.sqlite'))
    database.exec('create table t (v blob)')
    database.prepare('insert into t values (?)').run(snappy(WORDS.slice(0, 6) + WORDS))
    database.close()
    put('innocent', Buffer.from('the words that anybody may find'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('finds it in every spelling and wrapping, and nowhere else', () => {
    const { found, files } = searchFolder(folder, NEEDLES)
    expect(files).toBe(11)
    expect(found.map(({ what, file }) => `${what} ${file}`).sort()).toEqual([
      'id base64 id',
      'id raw id',
      'words 000003.log',
      'words 000005.ldb',
      'words base64',
      'words gzip',
      'words hex',
      'words in/cells.sqlite',
      'words utf16',
      'words utf8',
    ])
  })
})
