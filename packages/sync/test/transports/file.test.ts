import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { embedBundle, encodeTar, inboxLineHash } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import {
  type TransportRig,
  transportAcceptance,
} from '../../src/transports/acceptance/transport-acceptance.ts'
import { folderTransport } from '../../src/transports/file/folder.ts'
import { inflateBundle } from '../../src/transports/file/inflate-bundle.ts'
import { decodeOutboxFile, encodeOutboxFiles } from '../../src/transports/file/outbox-file.ts'
import { openFile, outboxFileTransport } from '../../src/transports/file.ts'
import { openSmallWall } from '../small-wall.ts'

const wall = await openSmallWall()
afterAll(wall.close)
const files = await wall.files()
const tar = encodeTar([...files].map(([path, bytes]) => ({ path, bytes })))
const page = '<!doctype html><body><main>read me</main></body>'
const html = embedBundle(page, gzipSync(tar))
const reads = { files, absent: `log/${wall.log}/tile/0/255` }

async function opened(bytes: Uint8Array<ArrayBuffer> | string, inMemory = false) {
  const blob = new Blob([bytes])
  const file = await openFile('a file', inMemory ? new Uint8Array(await blob.arrayBuffer()) : blob)
  if (file.kind !== 'wall') throw new Error(`expected a wall, got ${file.kind}`)
  return file.transport
}

const rigs: Readonly<Record<string, TransportRig>> = {
  'a bundle': { open: () => opened(tar), reads },
  'a gzipped bundle': { open: () => opened(new Uint8Array(gzipSync(tar))), reads },
  'an HTML file': { open: () => opened(html), reads },
  'a bundle in memory': { open: () => opened(tar, true), reads },
  'a gzipped bundle in memory': { open: () => opened(new Uint8Array(gzipSync(tar)), true), reads },
  'an HTML file in memory': { open: () => opened(html, true), reads },
  'a folder': { open: async () => folderTransport(wall.published), reads },
  'an outbox file': {
    open: async () => outboxFileTransport('posts', async () => undefined),
    posts: { log: wall.log, good: ['{"id":"1"}', '{"id":"2"}'] },
  },
}

for (const [name, rig] of Object.entries(rigs))
  describe(name, () => {
    for (const { name, run } of transportAcceptance(rig)) it(name, run)
  })

describe('a file that was handed over', () => {
  it('is known by its bytes, whatever it is called', async () => {
    const lines = ['{"id":"1"}', '{"id":"2"}']
    const [file = new Uint8Array()] = encodeOutboxFiles(lines)
    expect(await openFile('holiday.jpg', new Blob([file]))).toEqual({ kind: 'lines', lines })
    const proof = 'c2sp.org/tlog-proof@v1\nindex 0\n\n…'
    expect(await openFile('x', new Blob([proof]))).toEqual({ kind: 'proof', text: proof })
    await expect(openFile('wall.tar', new Blob(['GIF89a']))).rejects.toThrow('expected a bundle')
  })

  // Chromium before 124, Safari before 27.
  it('is opened where a stream is no async iterable', async () => {
    const { [Symbol.asyncIterator]: own } = ReadableStream.prototype
    Reflect.deleteProperty(ReadableStream.prototype, Symbol.asyncIterator)
    try {
      for (const bytes of [tar, new Uint8Array(gzipSync(tar)), html])
        expect(await openFile('x', new Blob([bytes]))).toMatchObject({ kind: 'wall' })
    } finally {
      ReadableStream.prototype[Symbol.asyncIterator] = own
    }
  })

  // WebKit, in a worker of a page from file://.
  it('is opened from memory without a Blob that anybody would have to read', async () => {
    const { Blob: Own } = globalThis
    const [lines = new Uint8Array()] = encodeOutboxFiles(['{"id":"1"}'])
    const gz = new Uint8Array(gzipSync(tar))
    Reflect.deleteProperty(globalThis, 'Blob')
    try {
      for (const bytes of [tar, gz, new TextEncoder().encode(html)])
        expect(await openFile('x', bytes)).toMatchObject({ kind: 'wall' })
      expect(await openFile('x', lines)).toEqual({ kind: 'lines', lines: ['{"id":"1"}'] })
    } finally {
      globalThis.Blob = Own
    }
  })

  it('is refused where it is cut, at every block and around the last byte', async () => {
    const cuts = [...Array(Math.ceil(tar.length / 512)).keys()].map((block) => block * 512)
    for (const end of [1, ...cuts.slice(1), tar.length - 1])
      await expect(openFile('x', new Blob([tar.subarray(0, end)]))).rejects.toMatchObject({
        code: 'transport/malformed',
      })
  })

  it('that inflates without end is refused before it has filled the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    await expect(openFile('x', new Blob([bomb]))).rejects.toMatchObject({ code: 'transport/too-long' })
  })

  it.each([
    ['HTML file', '<!doctype html><html>'],
    ['proof', 'c2sp.org/tlog-proof@v1\n'],
    ['outbox file', '{"id":"00"}\n'],
  ])('of ten gigabytes is refused by its size, and never read: %s', async (what, beginning) => {
    const read: number[] = []
    class Huge extends Blob {
      override readonly size = 10_000_000_000
      override slice(from?: number, to?: number) {
        read.push((to ?? this.size) - (from ?? 0))
        return super.slice(from, to)
      }
      override text(): Promise<string> {
        throw new Error('it was read whole')
      }
      override arrayBuffer(): Promise<ArrayBuffer> {
        throw new Error('it was read whole')
      }
    }
    await expect(openFile('x', new Huge([beginning]))).rejects.toThrow(
      new RegExp(`^${what}: expected at most \\d+ bytes, got 10000000000$`),
    )
    expect(Math.max(...read)).toBeLessThanOrEqual(1_024)
  })

  it('inflates to so many bytes at most, also where it weighs much itself', async () => {
    const heavy = gzipSync(Buffer.concat([randomBytes(1_000_000), Buffer.alloc(40_000_000)]))
    const whole = await inflateBundle(new Blob([heavy]))
    expect(whole.size).toBe(41_000_000)
    expect(gunzipSync(heavy).equals(new Uint8Array(await whole.arrayBuffer()))).toBe(true)
    await expect(inflateBundle(new Blob([heavy]), 40_999_999)).rejects.toMatchObject({
      code: 'transport/too-long',
    })
  })

  it('without a wall, or with something else than base64 in its place, is refused', async () => {
    await expect(opened(html.replace('id="wall">', 'id="wall"><b>'))).rejects.toThrow('expected base64')
    await expect(opened(html.slice(0, -400))).rejects.toThrow('expected </script>')
    await expect(opened(page)).rejects.toThrow('expected a wall inside')
  })
})

describe('outbox files', () => {
  it('are inbox bodies: padded, each at most 96 KB, every line in one of them', () => {
    const lines = Array.from({ length: 700 }, (_, n) => JSON.stringify({ n, text: 'x'.repeat(n) }))
    const files = encodeOutboxFiles(lines)
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect([1_024, 4_096, 16_384, 98_304]).toContain(file.length)
    expect(files.flatMap(decodeOutboxFile).map(inboxLineHash)).toEqual(lines.map(inboxLineHash))
  })
})

describe('a folder', () => {
  it('that is not there holds nothing', async () => {
    const empty = folderTransport(join(mkdtempSync(join(tmpdir(), 'commonwall-none-')), 'missing'))
    expect(await empty.read?.('head.tar')).toBeUndefined()
  })
})
