// What is signed for an assembly is what a wall takes: also no longer than any event may be, which twelve groups and five
// hundred passages together are, though each by itself is allowed.

import { constitutionTemplate } from '@commonwall/assembly'
import { expect, it } from 'vitest'
import { signed } from '../../src/assembly/publish.ts'

const hex = (n: number) => n.toString(16).padStart(64, '0')
const DAY = 86_400
const WALL = hex(1)

function constitution(groups: number) {
  const modulusOf = (n: number) => `f${'0'.repeat(500)}${n.toString(16).padStart(10, '0')}1`
  return constitutionTemplate(
    {
      ...{ wall: WALL, subject: hex(2), logs: [hex(5), hex(6)] },
      passages: Array.from({ length: 500 }, (_, n) => ({ slug: `p${n}`, text: hex(n + 10) })),
      groups: Array.from({ length: groups }, (_, n) => ({
        ...{ slug: `group-${n}`, roll: 100, rollRoot: hex(3) },
        issuers: [1, 2, 3].map((m) => ({
          pubkey: hex(1_000 + 3 * n + m),
          modulus: modulusOf(1_000 + 3 * n + m),
        })),
      })),
      rule: { ratio: 2, least: 3, part: 5, red: 4 },
      ...{ bridgePeople: 30, bridgeRounds: 1, sponsorGroups: 2, silence: 3 * DAY },
      issuance: { from: 0, until: DAY },
      rounds: [{ from: 2 * DAY, until: 3 * DAY }],
      whole: { from: 7 * DAY, until: 8 * DAY },
    },
    { createdAt: 0 },
  )
}

it('signs nothing that is longer than an event may be', () => {
  const secret = new Uint8Array(32).fill(7)
  expect(signed(constitution(4), secret, WALL).kind).toBe(constitution(4).kind)
  expect(() => signed(constitution(12), secret, WALL)).toThrow(/60000|60,000/)
})
