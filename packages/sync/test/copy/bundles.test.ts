// Bundles made to harm: clear refusal, nothing lost, memory bounded.

import { encodeTar, HEAD_TAR } from '@commonwall/wall'
import { beforeAll, describe, expect, it } from 'vitest'
import { type HostileBed, hostileBundle, makeHostileBed, tryBundle } from '../rig/hostile-bundles.ts'
import { gz } from '../rig/wall-maker.ts'

/** How many fuzzed cases; a hundred times as many in `npm run test:slow -- bundles`. */
const CASES = 1_000
/** Copies that are tried beside each other: each waits half of its time for signatures of other threads. */
const AT_ONCE = 10

let bed: HostileBed
beforeAll(async () => {
  bed = await makeHostileBed()
})

describe(`${CASES} bundles changed by chance`, () => {
  it('lose nothing, forge nothing, and are refused in words', async () => {
    const problems: string[] = []
    const outcomes = new Map<string, number>()
    const tryCase = async (seed: number) => {
      const { problem, outcome } = await tryBundle(bed, hostileBundle(bed, seed), `case ${seed}`)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (problem !== undefined) problems.push(`seed ${seed}: ${problem}`)
    }
    for (let first = 0; first < CASES; first += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => tryCase(first + n)))
    expect(problems).toEqual([])
    // Each way out is met often, or the cases would try nothing.
    for (const outcome of ['refused', 'caught', 'taken'])
      expect(outcomes.get(outcome), outcome).toBeGreaterThan(CASES / 50)
  }, 120_000)
})

describe('a bundle', () => {
  const pack = (files: Iterable<readonly [string, Uint8Array]>) =>
    encodeTar([...files].map(([path, bytes]) => ({ path, bytes })))
  const refused = async (bundle: Uint8Array) => {
    const { problem, outcome } = await tryBundle(bed, bundle, 'bundle')
    expect(problem).toBeUndefined()
    return outcome
  }

  it('that is whole is taken, and one of which any file is missing loses nothing', async () => {
    expect(await refused(pack(bed.files))).toBe('taken')
    for (const path of bed.files.keys())
      await refused(pack([...bed.files].filter(([other]) => other !== path)))
  })

  it('with bodies and tiles that were never logged, under the true checkpoint, is caught', async () => {
    const unlogged = bed.foreign.at(-1) ?? new Map()
    for (const kinds of [/\/seg\//, /\/(seg|tile)\//]) {
      const files = new Map([...bed.files, ...[...unlogged].filter(([path]) => kinds.test(path))])
      files.delete(HEAD_TAR)
      expect(await refused(pack(files))).toBe('caught')
    }
  })

  it('cut at each of its blocks, and at bytes around them, is refused', async () => {
    const bundle = pack(bed.files)
    for (let at = 0; at < bundle.length; at += 512 * 7)
      expect(await refused(bundle.slice(0, at))).toBe('refused')
    for (const less of [1, 511, 512, 1_023]) expect(await refused(bundle.slice(0, -less))).toBe('refused')
  })

  it('with links, folders, foreign paths, other owners, times or order is refused', async () => {
    const bundle = pack(bed.files)
    const header = (change: (block: Uint8Array) => void) => {
      const changed = bundle.slice()
      const block = changed.subarray(0, 512)
      change(block)
      const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0)
      block.set(new TextEncoder().encode(`${sum.toString(8).padStart(7, '0')}\0`), 148)
      return changed
    }
    const text = (value: string) => new TextEncoder().encode(value)
    const changes: ((block: Uint8Array) => void)[] = [
      ...['1', '2', '5', 'x', 'g', 'L', '\0'].map(
        (type) => (block: Uint8Array) => block.set(text(type), 156),
      ),
      ...['/etc/passwd', '../../x', 'log/../x', 'definition/1.gz/', 'C:\\x', ''].map(
        (path) => (block: Uint8Array) => {
          block.fill(0, 0, 100)
          block.set(text(path))
        },
      ),
      (block) => block.set(text('0000755\0'), 100),
      (block) => block.set(text('0000001\0'), 108),
      (block) => block.set(text('00000000001\0'), 136),
      (block) => block.set(text('/etc/passwd'), 157),
      (block) => block.set(text('root'), 265),
      (block) => block.set(text('77777777777\0'), 124),
      (block) => block.set(text('-0000000001\0'), 124),
      (block) => block.set(Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff), 124),
    ]
    for (const change of changes) expect(await refused(header(change))).toBe('refused')
  })

  it('with very many entries, in their order or not, is refused before they fill the memory', async () => {
    const entry = (n: number) => ({ path: `definition/${1_000_000 + n}.gz`, bytes: new Uint8Array() })
    const before = process.memoryUsage().rss
    const part = encodeTar(Array.from({ length: 1_000 }, (_, n) => entry(n))).subarray(0, 512_000)
    // A thousand headers, each time again: the order is wrong from the second on.
    expect(await refused(Buffer.concat(new Array<Uint8Array>(200).fill(part)))).toBe('refused')
    const many = encodeTar(Array.from({ length: 5_000 }, (_, n) => entry(n)))
    expect(await refused(pack(new Map(bed.files).set(HEAD_TAR, many)))).toBe('caught')
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  })

  it('with bombs in every place that is inflated costs no more than one segment may', async () => {
    const bomb = gz(new Uint8Array(300_000_000))
    const before = process.memoryUsage().rss
    for (const path of bed.files.keys())
      if (path.endsWith('.gz')) {
        const files = new Map(bed.files).set(path, bomb)
        files.delete(HEAD_TAR)
        expect(await refused(pack(files)), path).toBe('caught')
      }
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
  })
})
