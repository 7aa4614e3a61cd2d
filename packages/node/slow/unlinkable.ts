// Whether anybody who has everything can say whose voice is whose: a thousand groups of ten, all issuers in conspiracy.
//
//   npm run test:slow -- unlinkable [--seed N] [--rounds 1000]
//
// The limit: the attacker here does not watch people's networks. Who sees that somebody's device sends something of a
// ballot's size within the quarter of an hour before a release, and that nobody else's did, knows whose it was.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../../assembly/test/credential/issuers.ts'
import { makeIssuerKey } from '../src/issuer/index.ts'
import { hits, STRATEGIES } from '../test/issuer/attacker.ts'
import { watchAssembly } from '../test/issuer/watched-assembly.ts'

const MEMBERS = 10
/** Standard deviations above chance that fail: with twelve strategies, one false alarm in some 2,500 seeds. */
const SIGMAS = 4

export async function run({
  seed,
  log,
  args,
}: {
  seed: number
  log: (line: string) => void
  args: Readonly<Record<string, string>>
}) {
  const rounds = Number(args.rounds ?? 1_000)
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-unlinkable-'))
  const found = new Map<string, number>(Object.keys(STRATEGIES).map((name) => [name, 0]))
  try {
    const keys = [0, 1, 2].map((at) => makeIssuerKey(join(folder, `issuer-${at}.key`)))
    for (let round = 1; round <= rounds; round++) {
      const random = seededRandom(1_000_003 * seed + round)
      const constitution = Buffer.from(random(32)).toString('hex')
      const watched = await watchAssembly({ members: MEMBERS, keys, constitution, folder, random })
      for (const [name, strategy] of Object.entries(STRATEGIES))
        found.set(name, (found.get(name) ?? 0) + hits(watched, strategy))
      if (round % 100 === 0) log(`${round} groups`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  // A guess at random has one hit a group, and a variance of one, however many members there are.
  const most = rounds + SIGMAS * Math.sqrt(rounds)
  let failed = 0
  for (const [name, count] of found) {
    if (count > most) failed++
    log(
      `${count > most ? '✗' : '✓'} ${name}: ${count} of ${MEMBERS * rounds} right; by chance ${rounds}, at most ${Math.floor(most)}`,
    )
  }
  return { passed: found.size - failed, failed, skipped: 0, notes: [] }
}
