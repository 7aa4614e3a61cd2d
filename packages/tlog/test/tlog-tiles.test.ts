import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  decodeEntries,
  encodeEntries,
  entriesPath,
  inclusionProof,
  leafHash,
  MemoryTree,
  parseTilePath,
  TileBuilder,
  TileReader,
  tilePath,
  tilesFor,
  toHex,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts'
import { codeOf, codeOfPromise, fromHex, seeded, vectors } from './vectors.ts'

interface KnownPath {
  path: string
  level: number | 'entries'
  index: number
  width: number
}

const leaf = (i: number) => leafHash(new Uint8Array([i, i >> 8, i >> 16]))

const MOST = 70_000
const leaves = Array.from({ length: MOST }, (_, i) => leaf(i))
const tree = new MemoryTree(leaves)

/** The files of a log that grew in the given steps, taken at each. */
function publish(sizes: readonly number[]): Map<string, Uint8Array> {
  const builder = new TileBuilder()
  const files = new Map<string, Uint8Array>()
  for (const size of sizes) {
    while (builder.size < size) builder.append(leaves[builder.size] as Uint8Array)
    for (const { path, bytes } of builder.take()) files.set(path, bytes)
  }
  return files
}

const whole = publish([MOST])

describe('tile paths', () => {
  it.each(vectors<KnownPath[]>('valid/tile-paths.json'))('$path', ({ path, level, index, width }) => {
    expect(parseTilePath(path)).toEqual({ level, index, width })
    expect(level === 'entries' ? entriesPath(index, width) : tilePath(level, index, width)).toBe(path)
  })

  it.each(vectors<string[]>('invalid/tile-paths.json'))('refuses %j', (path) => {
    expect(codeOf(() => parseTilePath(path))).toBe('bad-path')
  })

  it('are not written for what is no tile', () => {
    for (const [level, index, width] of [
      [-1, 0, 1],
      [64, 0, 1],
      [0, -1, 1],
      [0, 0.5, 1],
      [0, 0, 0],
      [0, 0, 257],
    ])
      expect(() => tilePath(level as number, index as number, width)).toThrow(RangeError)
  })
})

describe('the tiles of a tree', () => {
  it('are as C2SP counts them for 70,000 leaves', () => {
    const tiles = tilesFor(0, 70_000)
    expect(tiles.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273)
    expect(tiles.filter(({ level, width }) => level > 0 || width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ])
  })

  it('are a full one and one above it for 256 leaves', () => {
    expect(tilesFor(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
    expect(tilesFor(0, 0)).toEqual([])
    expect(tilesFor(5, 5)).toEqual([])
    expect(() => tilesFor(2, 1)).toThrow(RangeError)
  })

  it('hold the hashes that RFC 6962 gives to their ranges', () => {
    const level0 = whole.get('tile/0/001') as Uint8Array
    expect(toHex(level0.subarray(32, 64))).toBe(toHex(leaf(257)))
    const level1 = whole.get('tile/1/001.p/17') as Uint8Array
    expect(level1).toHaveLength(17 * 32)
    const [from, to] = [272 * 256, 273 * 256]
    expect(toHex(level1.subarray(16 * 32))).toBe(toHex(treeRoot(leaves.slice(from, to))))
    const level2 = whole.get('tile/2/000.p/1') as Uint8Array
    expect(toHex(level2)).toBe(toHex(treeRoot(leaves.slice(0, 65_536))))
  })

  it('are the same however the growth was cut into steps', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 })
    const property = fc.property(steps, (growths) => {
      const sizes = growths.map((_, i) => growths.slice(0, i + 1).reduce((sum, n) => sum + n))
      const size = sizes.at(-1) ?? 0
      const grown = publish(sizes)
      const atOnce = publish([size])
      for (const { level, index, width } of tilesFor(0, size)) {
        const path = tilePath(level, index, width)
        const once = atOnce.get(path)
        if (once === undefined || toHex(grown.get(path) ?? new Uint8Array(0)) !== toHex(once)) return false
      }
      return sizes.every((at) => tilesFor(0, at).every((t) => grown.has(tilePath(t.level, t.index, t.width))))
    })
    fc.assert(property, { seed: 1, numRuns: 100 })
  })

  it('go on after a restart as if there had been none', async () => {
    for (const stop of [0, 1, 255, 256, 257, 65_535, 65_536, 65_537]) {
      const before = publish([stop])
      const builder = await TileBuilder.resume(stop, (path) => before.get(path))
      expect(toHex(builder.root())).toBe(toHex(treeRoot(tree, stop)))
      while (builder.size < stop + 300) builder.append(leaves[builder.size] as Uint8Array)
      const fresh = publish([stop, stop + 300])
      const after = builder.take()
      expect(after.length).toBeGreaterThan(0)
      for (const { path, bytes } of after)
        expect(toHex(bytes)).toBe(toHex(fresh.get(path) ?? new Uint8Array(0)))
      expect(toHex(builder.root())).toBe(toHex(treeRoot(tree, stop + 300)))
    }
  })

  it('are not gone on from where they are missing or cut', async () => {
    expect(await codeOfPromise(TileBuilder.resume(5, () => undefined))).toBe('missing-tile')
    expect(await codeOfPromise(TileBuilder.resume(5, () => new Uint8Array(159)))).toBe('bad-tile')
    expect(() => new TileBuilder().append(new Uint8Array(31))).toThrow(RangeError)
  })
})

describe('reading tiles', () => {
  const read = (files: ReadonlyMap<string, Uint8Array>) => (path: string) => files.get(path)
  const root = treeRoot(tree)

  it('gives the proofs that the whole tree gives', async () => {
    const reader = await TileReader.open({ size: MOST, root, readTile: async (path) => whole.get(path) })
    const random = seeded(7)
    for (const index of [
      0,
      255,
      256,
      65_535,
      65_536,
      69_888,
      MOST - 1,
      ...Array.from({ length: 60 }, () => random(MOST)),
    ]) {
      const proof = await reader.inclusionProof(index)
      expect(proof).toEqual(inclusionProof(tree, index))
      verifyInclusion({ index, size: MOST, leafHash: await reader.leafHash(index), proof, root })
    }
    for (const oldSize of [0, 1, 256, 65_536, MOST, ...Array.from({ length: 60 }, () => random(MOST))]) {
      const proof = await reader.consistencyProof(oldSize)
      expect(proof).toEqual(consistencyProof(tree, oldSize))
      const oldRoot = await reader.rootAt(oldSize)
      expect(oldRoot).toEqual(treeRoot(tree, oldSize))
      verifyConsistency({ oldSize, newSize: MOST, oldRoot, newRoot: root, proof })
    }
    expect(await reader.tile(0, 273)).toHaveLength(112)
    expect(toHex((await reader.tile(0, 3))[7] ?? new Uint8Array(0))).toBe(toHex(leaf(3 * 256 + 7)))
  })

  it('works at every size, and from full tiles where partial ones were deleted', async () => {
    for (const size of [0, 1, 2, 255, 256, 257, 511, 512, 1000]) {
      const files = publish([size])
      const reader = await TileReader.open({ size, root: treeRoot(tree, size), readTile: read(files) })
      for (let index = 0; index < size; index += 37)
        expect(await reader.inclusionProof(index)).toEqual(inclusionProof(tree, index, size))
    }
    const full = new Map([...whole].filter(([path]) => !path.includes('.p/')))
    const smaller = { size: 1000, root: treeRoot(tree, 1000) }
    const above = publish([1000]).get('tile/1/000.p/3')
    const reader = await TileReader.open({
      ...smaller,
      readTile: (path) => (path === 'tile/1/000.p/3' ? above : full.get(path)),
    })
    expect(await reader.inclusionProof(999)).toEqual(inclusionProof(tree, 999, 1000))
  })

  it('asks for few tiles: the edge once, then one path up', async () => {
    const asked: string[] = []
    const readTile = (path: string) => {
      asked.push(path)
      return whole.get(path)
    }
    const reader = await TileReader.open({ size: MOST, root, readTile })
    expect(asked).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1'])
    await reader.inclusionProof(1234)
    expect(asked.slice(3).sort()).toEqual(['tile/0/004', 'tile/1/000'])
    await reader.inclusionProof(1235)
    expect(asked).toHaveLength(5)
  })

  it('finds any flipped bit, in the edge or below it', async () => {
    const size = 70_000
    const random = seeded(11)
    for (const path of ['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1', 'tile/1/000', 'tile/0/004'])
      for (let i = 0; i < 12; i++) {
        const bytes = (whole.get(path) as Uint8Array).slice()
        const byte = random(bytes.length)
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << random(8))
        const readTile = read(new Map([...whole, [path, bytes]]))
        const proof = TileReader.open({ size, root, readTile }).then((reader) => reader.inclusionProof(1234))
        expect(await codeOfPromise(proof)).toBe('root-mismatch')
      }
  })

  it('recovers when a better source answers later', async () => {
    let broken = true
    const readTile = (path: string) =>
      broken && path === 'tile/0/004' ? new Uint8Array(8192) : whole.get(path)
    const reader = await TileReader.open({ size: MOST, root, readTile })
    expect(await codeOfPromise(reader.leafHash(1234))).toBe('root-mismatch')
    broken = false
    expect(await reader.leafHash(1234)).toEqual(leaf(1234))
  })

  it('refuses tiles that are missing, cut or too long, and indices outside', async () => {
    const cut = read(new Map([...whole, ['tile/0/004', new Uint8Array(8191)]]))
    const gone = read(new Map([...whole].filter(([path]) => path !== 'tile/1/000')))
    const reader = await TileReader.open({ size: MOST, root, readTile: cut })
    expect(await codeOfPromise(reader.inclusionProof(1234))).toBe('bad-tile')
    const other = await TileReader.open({ size: MOST, root, readTile: gone })
    expect(await codeOfPromise(other.inclusionProof(1234))).toBe('missing-tile')
    expect(await codeOfPromise(TileReader.open({ size: 5, readTile: () => new Uint8Array(161) }))).toBe(
      'bad-tile',
    )
    await expect(reader.leafHash(MOST)).rejects.toThrow(RangeError)
    await expect(reader.consistencyProof(MOST + 1)).rejects.toThrow(RangeError)
  })
})

describe('entry bundles', () => {
  it('give back what was put in', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 })
    fc.assert(
      fc.property(entries, (data) => {
        const bundle = encodeEntries(data)
        expect(decodeEntries(bundle, data.length)).toEqual(data)
        expect(encodeEntries(decodeEntries(bundle))).toEqual(bundle)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  it('hold entries to 65,535 bytes, 1 to 256 of them', () => {
    expect(toHex(encodeEntries([fromHex('aabb'), fromHex('')]))).toBe('0002aabb0000')
    expect(decodeEntries(encodeEntries([new Uint8Array(65_535)]))[0]).toHaveLength(65_535)
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(RangeError)
    expect(() => encodeEntries([])).toThrow(RangeError)
    expect(() => encodeEntries(Array(257).fill(new Uint8Array(0)))).toThrow(RangeError)
    expect(codeOf(() => decodeEntries(fromHex('0001aa'), 2))).toBe('bad-entries')
  })

  it.each(vectors<{ why: string; hex: string; code: string }[]>('invalid/entries.json'))(
    'are refused with $why',
    ({ hex, code }) => {
      expect(codeOf(() => decodeEntries(fromHex(hex)))).toBe(code)
    },
  )
})
