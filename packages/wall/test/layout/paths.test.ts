import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkpointPath,
  definitionPath,
  entryBundlePath,
  evidencePath,
  hashTilePath,
  inboxPath,
  originHash,
  parsePath,
  segmentPath,
  segmentPositions,
} from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

const LOG = '0123456789abcdef'

describe('paths of the layout', () => {
  it('reads every path that it writes', () => {
    const index = fc.integer({ min: 0, max: 3e9 })
    const width = fc.integer({ min: 1, max: 256 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), index, width, (level, index, width) => {
        expect(parsePath(hashTilePath(LOG, level, index, width))).toEqual({
          kind: 'tile',
          log: LOG,
          level,
          index,
          width,
        })
        expect(parsePath(entryBundlePath(LOG, index, width))).toEqual({
          kind: 'entries',
          log: LOG,
          index,
          width,
        })
        expect(parsePath(segmentPath(LOG, 0, index, width))).toEqual({
          kind: 'segment',
          log: LOG,
          level: 0,
          index,
          width,
        })
      }),
      { seed: 1, numRuns: 100 },
    )
    expect(parsePath(checkpointPath(LOG))).toEqual({ kind: 'checkpoint', log: LOG })
    expect(parsePath(inboxPath(LOG))).toEqual({ kind: 'inbox', log: LOG })
    expect(parsePath(definitionPath(12))).toEqual({ kind: 'definition', version: 12 })
    expect(parsePath(evidencePath('ab'.repeat(32)))).toEqual({ kind: 'evidence', sha256: 'ab'.repeat(32) })
  })

  it('counts 256 · 16^level positions', () => {
    expect([0, 1, 2].map(segmentPositions)).toEqual([256, 4_096, 65_536])
  })

  it('finds the origin hash at the end of an origin', () => {
    expect(originHash(`commonwall/${'a'.repeat(64)}/${LOG}`)).toBe(LOG)
    expect(originHash('example.com/log')).toBeUndefined()
  })

  it('writes no path that it would not read', () => {
    expect(() => segmentPath(LOG, 1, 0, 5)).toThrow('width: expected 256 above level 0')
    expect(() => segmentPath(LOG, 12, 0)).toThrow('level')
    expect(() => segmentPath(LOG, 11, 3)).toThrow('index: expected positions below 2^53')
    expect(() => segmentPath('ABCDEF0123456789', 0, 0)).toThrow('origin hash')
    expect(() => definitionPath(0)).toThrow('version')
    expect(() => evidencePath('x')).toThrow('sha256')
  })

  it.each(readVectors<{ path: string; parsed: unknown }>('layout/valid/paths.json'))('$path', (vector) => {
    expect(vector.parsed).toBeDefined()
    expect(parsePath(vector.path)).toEqual(vector.parsed)
  })

  it.each(readVectors<{ path: string; why: string }>('layout/invalid/paths.json'))(
    'refuses $why',
    (vector) => {
      expect(parsePath(vector.path)).toBeUndefined()
    },
  )
})
