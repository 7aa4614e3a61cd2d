import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTar, encodeTar, LayoutError, segmentPath, TarReader } from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

const LOG = '0123456789abcdef'
const files = [
  { path: segmentPath(LOG, 0, 0), bytes: new Uint8Array(700).fill(7) },
  { path: 'definition/1.gz', bytes: new Uint8Array(0) },
  { path: 'index.html', bytes: new Uint8Array(512).fill(65) },
]

describe('canonical ustar', () => {
  it('gives the same bytes for the same files in any order', () => {
    expect(encodeTar([...files].reverse())).toEqual(encodeTar(files))
  })

  it('comes back whole in chunks of any size', () => {
    const archive = encodeTar(files)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_500 }), (step) => {
        const reader = new TarReader()
        const found = []
        for (let at = 0; at < archive.length; at += step)
          found.push(...reader.push(archive.slice(at, at + step)))
        reader.close()
        expect(found).toEqual([...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('is unpacked by the system’s tar', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'))
    try {
      writeFileSync(join(folder, 'bundle.tar'), encodeTar(files))
      execFileSync('tar', ['-xf', 'bundle.tar'], { cwd: folder, stdio: 'pipe' })
      for (const { path, bytes } of files)
        expect(new Uint8Array(readFileSync(join(folder, path)))).toEqual(bytes)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('refuses every flipped bit outside the files’ own bytes', () => {
    const archive = encodeTar([{ path: 'index.html', bytes: Uint8Array.of(1, 2, 3) }])
    for (let bit = 0; bit < archive.length * 8; bit++) {
      const byte = bit >> 3
      if (byte >= 512 && byte < 515) continue
      const flipped = archive.slice()
      flipped[byte] = (flipped[byte] ?? 0) ^ (1 << (bit & 7))
      expect(() => decodeTar(flipped), `bit ${bit}`).toThrow(LayoutError)
    }
  })

  it('refuses a foreign path, a path twice, and a cut archive', () => {
    expect(() => encodeTar([{ path: '../etc/passwd', bytes: new Uint8Array(1) }])).toThrow('name')
    expect(() => encodeTar([...files, ...files])).toThrow('each path once')
    const archive = encodeTar(files)
    for (const length of [0, 511, 512, archive.length - 1024, archive.length - 512, archive.length - 1])
      expect(() => decodeTar(archive.slice(0, length)), `${length} bytes`).toThrow('two zero blocks')
  })

  it('holds no more than it was told', () => {
    const reader = new TarReader({ maxFileBytes: 100 })
    expect(() => reader.push(encodeTar([{ path: 'index.html', bytes: new Uint8Array(101) }]))).toThrow(
      'size of the file at byte 0: expected at most 100 bytes, got 101',
    )
  })

  it.each(readVectors<{ name: string; hex: string; files: Record<string, string> }>('layout/valid/tar.json'))(
    '$name',
    ({ hex, files }) => {
      const bytes = hexToBytes(hex)
      const list = Object.entries(files).map(([path, text]) => ({
        path,
        bytes: new TextEncoder().encode(text),
      }))
      expect(encodeTar(list)).toEqual(bytes)
      expect(decodeTar(bytes)).toEqual(list)
    },
  )

  it.each(readVectors<Broken>('layout/invalid/tar.json'))('refuses $why', ({ at, hex, length, whole }) => {
    const [valid] = readVectors<{ hex: string }>('layout/valid/tar.json')
    const archive = hexToBytes(whole ?? valid?.hex ?? '')
    if (hex !== undefined) archive.set(hexToBytes(hex), at)
    expect(() => decodeTar(archive.subarray(0, length))).toThrow(LayoutError)
  })
})

interface Broken {
  readonly why: string
  readonly at?: number
  readonly hex?: string
  readonly length?: number
  readonly whole?: string
}
