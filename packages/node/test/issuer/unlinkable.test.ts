import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../assembly/test/credential/issuers.ts'
import { type IssuerKey, makeIssuerKey } from '../../src/issuer/index.ts'
import { hits, STRATEGIES } from './attacker.ts'
import { type Flaws, watchAssembly } from './watched-assembly.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-unlinkable-'))
const keys: IssuerKey[] = []
beforeAll(() => {
  for (let i = 0; i < 3; i++) keys.push(makeIssuerKey(join(folder, `issuer-${i}.key`)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MEMBERS = 10

/** How often each strategy is right over some groups of ten. */
async function hitsOf(runs: number, seed: number, flaws: Flaws = {}): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (let run = 0; run < runs; run++) {
    const random = seededRandom(1_000 * seed + run)
    const constitution = randomBytes(32).toString('hex')
    const watched = await watchAssembly({ members: MEMBERS, keys, constitution, folder, random, flaws })
    expect(watched.ballots).toHaveLength(MEMBERS)
    for (const [name, strategy] of Object.entries(STRATEGIES))
      found[name] = (found[name] ?? 0) + hits(watched, strategy)
  }
  return found
}

describe('which voice is whose', () => {
  it('no strategy finds with all that node, issuers and log keep, better than by chance', async () => {
    const runs = 6
    // Chance is one hit a run, with a variance of one; this is five standard deviations above.
    for (const [name, found] of Object.entries(await hitsOf(runs, 1)))
      expect(found, name).toBeLessThanOrEqual(Math.ceil(runs + 5 * Math.sqrt(runs)))
  })

  it.each([
    ['who speaks as soon as she was issued', { hasty: 5 }, ['first come, first on the wall']],
    ['who blinds with small factors', { smallFactors: true }, ['the smallest factor', 'factors of few bits']],
    ['who blinds with one factor for all issuers', { sameFactor: true }, ['factors alike for all issuers']],
  ] as [string, Flaws, string[]][])('the same attacker finds out %s', async (_, flaws, strategies) => {
    const found = await hitsOf(1, 2, flaws)
    for (const strategy of strategies) expect(found[strategy], strategy).toBeGreaterThanOrEqual(MEMBERS - 2)
  })
})
