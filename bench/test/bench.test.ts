import { describe, expect, it } from 'vitest'
import { MEASURES, readOptions } from '../src/options.ts'
import { toMarkdown } from '../src/report.ts'
import { runBench } from '../src/run-bench.ts'
import { median, quantile, rounded, withinTwo } from '../src/statistics.ts'

describe('the bench', () => {
  it('measures everything end to end, and says what it did not exercise', async () => {
    const options = {
      only: new Set(MEASURES),
      events: 200,
      rounds: 1,
      portable: true,
      seed: 1,
      peers: [{ name: 'nobody', url: 'ws://127.0.0.1:1/' }],
      times: 5,
      items: 1_000,
    }
    const report = await runBench(options, () => {})
    const names = report.figures.filter(({ value }) => value !== undefined).map(({ name }) => name)
    for (const name of [
      'ingest, OK counted',
      'ingest, in the published checkpoint',
      'newest 50',
      'thread of 20',
      'search, two characters',
      'NIP-77, 1 % missing',
      'copy: 500 new posts, requests',
      'NIP-77 and REQ: 500 new posts, round trips',
      'page: front',
      'bulk import, published',
      'one post to the published checkpoint',
      'whole wall verified',
      'negentropy, 1,000 items, one frame: client',
    ])
      expect(names).toContain(name)
    for (const { value } of report.figures.filter(({ subject }) => subject !== 'nobody'))
      expect(value === undefined || value > 0).toBe(true)
    const text = toMarkdown(report)
    expect(text).toContain('*not exercised*')
    expect(text).toContain('connect ECONNREFUSED')
    expect(text).toContain(report.machine.node)
  }, 120_000)

  it('refuses what it does not know', () => {
    expect(() => readOptions(['--only', 'speed'])).toThrow('--only: expected some of')
    expect(() => readOptions(['--peer', 'http://127.0.0.1'])).toThrow('--peer: expected ws://')
    expect(() => readOptions(['--events', '3'])).toThrow('--events: expected a whole number from 100')
  })

  it('takes medians of even and odd lists, and claims no more than three digits', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(3)
    expect(rounded(12.3456)).toBe(12.3)
    expect(rounded(4_321.9)).toBe(4_322)
  })

  it('knows when two waits of chance are over, in nineteen of twenty cases', () => {
    expect(withinTwo(2, 2, 0.95)).toBeCloseTo(2 * 4.7439, 3)
    expect(withinTwo(1, 0, 0.95)).toBeCloseTo(-Math.log(0.05), 6)
    expect(withinTwo(1, 3, 0.95)).toBe(withinTwo(3, 1, 0.95))
    const at = withinTwo(3, 1, 0.95)
    expect((3 * Math.exp(-at / 3) - Math.exp(-at)) / 2).toBeCloseTo(0.05, 9)
  })
})
