import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fabricate, plain, withdrawal } from '../../src/store/acceptance/fabricate.ts'
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts'

/** Of Linux: it sets how long files of a process may be. */
const LIMITER = '/usr/bin/prlimit'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonwall-store-'))
  path = join(folder, 'store.db')
})

afterEach(() => rmSync(folder, { recursive: true }))

function onFile(statements: string): void {
  const db = new DatabaseSync(path)
  db.exec(statements)
  db.close()
}

describe('the file of the sqlite store', () => {
  it.each([2, 99])('is not opened when version %i made it, and is left as it was', async (version) => {
    await new SqliteStore(path).close()
    onFile(`PRAGMA user_version = ${version}`)
    const before = readFileSync(path)
    expect(() => new SqliteStore(path)).toThrow(expect.objectContaining({ code: 'store/schema' }))
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('is not opened when it is another database, nor when it is none', () => {
    onFile('CREATE TABLE theirs (x)')
    expect(() => new SqliteStore(path)).toThrow(expect.objectContaining({ code: 'store/schema' }))
    path = new URL(import.meta.url).pathname
    expect(() => new SqliteStore(path)).toThrow()
  })

  it.skipIf(process.platform === 'win32')('is for its owner alone, and so is its journal', async () => {
    const store = new SqliteStore(path)
    await store.put(plain(fabricate({ content: 'waits' })))
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o077).toBe(0)
    await store.close()
  })

  it('holds what was acknowledged, as another process sees it, before the store is closed', async () => {
    const store = new SqliteStore(path)
    const event = fabricate({ content: 'durable' })
    await store.put(plain(event))
    const other = new DatabaseSync(path, { readOnly: true })
    expect(other.prepare('SELECT count(*) AS n FROM events').get()).toEqual({ n: 1 })
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    other.close()
    await store.close()
  })

  it('does not tell in which order came what waits, once it is mixed and something is released', async () => {
    const store = new SqliteStore(path)
    const shelf = store.shelf('ballots')
    const came = Array.from({ length: 200 }, (_, n) => hash(`key ${n}`))
    const said = (key: string) => Array.from({ length: 24 }, (_, n) => hash(`${key} ${n}`)).join('')
    for (const key of came) await shelf.put([[key, said(key)]])
    /** How many lie behind the one that came before them. */
    const inOrder = async () => {
      await store.release('waiting', [], [])
      expect(statSync(`${path}-wal`).size).toBe(0)
      const file = readFileSync(path)
      const places = came.map((key) => file.indexOf(said(key).slice(-64)))
      expect(places).not.toContain(-1)
      return places.filter((place, n) => place > (places[n - 1] ?? place)).length
    }
    expect(await inOrder()).toBe(199)
    await shelf.mix([...came, 'nobody'])
    // Half of them, give or take seven times the standard deviation.
    expect(Math.abs((await inOrder()) - 99.5)).toBeLessThan(29)
    expect(shelf.all()).toEqual(came.toSorted().map((key) => [key, said(key)]))
    await store.close()
  })

  it.skipIf(!existsSync(LIMITER))(
    'says what it released also where the disk has no room to empty the journal into the file',
    async () => {
      const limit = (bytes: number | 'unlimited') =>
        execFileSync(LIMITER, ['--pid', `${process.pid}`, `--fsize=${bytes}:`])
      const store = new SqliteStore(path)
      const long = (n: number) => fabricate({ content: `${n} ${'x'.repeat(3_000)}` })
      await store.put(plain(...Array.from({ length: 1_000 }, (_, n) => long(n))))
      await store.release('waiting', [], [])
      expect(statSync(path).size).toBeGreaterThan(2_000_000)
      const items = plain(long(1_000), long(1_001))
      try {
        limit(1_000_000)
        expect(await store.release('waiting', [], items)).toEqual(['stored', 'stored'])
      } finally {
        limit('unlimited')
      }
      expect(store.get(items[0]?.event.id ?? '')).toBeDefined()
      expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
      await store.release('waiting', [], [])
      expect(statSync(`${path}-wal`).size).toBe(0)
      await store.close()
    },
  )

  it('no longer holds the words of what was withdrawn once it is closed', async () => {
    const store = new SqliteStore(path)
    const secret = fabricate({ content: 'xylophone-of-silence '.repeat(300), tags: [['t', 'hiddenboard']] })
    const others = Array.from({ length: 20 }, (_, n) => fabricate({ content: `other ${n}` }))
    await store.put(plain(...others, secret))
    expect(store.count([{ search: 'xylophone', tags: {} }])).toBe(1)
    await store.withdraw(withdrawal({ ids: [secret.id] }))
    await store.close()
    const file = readFileSync(path)
    expect(existsSync(`${path}-wal`)).toBe(false)
    for (const words of ['xylophone', 'silence', 'hiddenboard'])
      expect(file.includes(words), words).toBe(false)
    expect(file.includes('other 7')).toBe(true)
  })

  it('keeps the waiting shelf without order or time of arrival', async () => {
    const files: Buffer[] = []
    for (const order of [
      ['a', 'b', 'c'],
      ['c', 'a', 'b'],
    ]) {
      path = join(folder, `${order.join('')}.db`)
      const store = new SqliteStore(path)
      for (const key of order) await store.shelf('waiting').put([[key, `post ${key}`]])
      await store.close()
      onFile('VACUUM')
      const db = new DatabaseSync(path, { readOnly: true })
      files.push(Buffer.from(JSON.stringify(db.prepare('SELECT * FROM shelves').all())))
      expect(() => db.prepare('SELECT rowid FROM shelves').all()).toThrow()
      db.close()
    }
    expect(files[0]?.equals(files[1] ?? Buffer.of())).toBe(true)
  })

  it('empties its journal when a batch is released, because a journal keeps order', async () => {
    const store = new SqliteStore(path)
    const event = fabricate()
    await store.shelf('waiting').put([[event.id, JSON.stringify(event)]])
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
    await store.release('waiting', [event.id], plain(event))
    expect(statSync(`${path}-wal`).size).toBe(0)
    await store.close()
  })

  it('fills the search index anew when its terms were cut in another way', async () => {
    const store = new SqliteStore(path)
    await store.put(plain(fabricate({ content: 'two words' })))
    expect(store.count([{ search: 'words', tags: {} }])).toBe(1)
    await store.close()
    onFile(
      "UPDATE search_progress SET cutting = 'another'; INSERT INTO search (rowid, terms) VALUES (9, 'wo')",
    )
    const again = new SqliteStore(path)
    expect(again.count([{ search: 'words', tags: {} }])).toBe(1)
    await again.close()
    const db = new DatabaseSync(path, { readOnly: true })
    expect(db.prepare("SELECT rowid FROM search WHERE search MATCH 'wo'").all()).toEqual([])
    db.close()
  })

  it('undoes only the write that fails among those that share a commit', async () => {
    const store = new SqliteStore(path)
    const tags = [['t', 'new']]
    const [first, second] = [fabricate({ content: '1', tags }), fabricate({ content: '2', tags })]
    const results = await Promise.allSettled([
      store.put(plain(first)),
      store.place('default', 7, [first.id]),
      store.put(plain(second)),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(store.count([{ tags: {} }])).toBe(2)
    expect(store.count([{ tags: { t: ['new'] } }])).toBe(2)
    expect(store.placedCount('default')).toBe(0)
    await store.close()
  })

  it('gives nothing from memory that was not committed', async () => {
    const store = new SqliteStore(path)
    const rival = new DatabaseSync(path)
    rival.exec('BEGIN IMMEDIATE')
    const event = fabricate({ tags: [['t', 'never']] })
    await expect(store.put(plain(event))).rejects.toThrow()
    expect(store.get(event.id)).toBeUndefined()
    rival.exec('ROLLBACK')
    rival.close()
    const later = fabricate({ content: 'later', tags: [['t', 'never']] })
    await store.put(plain(later))
    expect(store.query([{ tags: { t: ['never'] } }], 9).events).toEqual([later])
    await store.close()
  })

  it('refuses everything that shares a commit which cannot be made, and goes on afterwards', async () => {
    const store = new SqliteStore(path)
    const rival = new DatabaseSync(path)
    rival.exec('BEGIN IMMEDIATE')
    const results = await Promise.allSettled(
      [1, 2].map((n) => store.put(plain(fabricate({ content: `${n}` })))),
    )
    rival.exec('ROLLBACK')
    rival.close()
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(store.count([{ tags: {} }])).toBe(0)
    expect(await store.put(plain(fabricate({ content: '1' })))).toEqual(['stored'])
    await store.close()
  })
})
