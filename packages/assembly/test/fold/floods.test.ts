// What anybody may write by thousands costs as much as there is of it, and not its square: each of these took minutes.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import type { AssemblyClock } from '../../src/fold/clock.ts'
import { placesAt } from '../../src/fold/places.ts'
import { RedLines } from '../../src/fold/red-lines.ts'
import { Sponsors } from '../../src/fold/sponsors.ts'
import type { Alternative, Ballot, Constitution } from '../../src/index.ts'

const hex = (n: number) => n.toString(16).padStart(64, '0')
const clock = { date: () => 5 } as unknown as AssemblyClock
const [on, voice] = [hex(1), hex(2)]

it('answers of one voice to red lines on an alternative that thousands of strangers signed', () => {
  const signatures = Array.from({ length: 20_000 }, (_, n) => ({
    ...{ id: hex(1_000 + n), signer: n === 0 ? voice : hex(50_000 + n) },
    ...{ target: on, targetKind: KIND.alternative },
  }))
  const sponsors = new Sponsors({ signatures: signatures.toReversed(), takenBack: [] } as never, clock)
  const replies = Array.from({ length: 200 }, (_, n) => ({ on, reason: hex(n), text: hex(7) }))
  const ballots = Array.from({ length: 300 }, (_, n) => ({ id: hex(n), author: voice, replies }))
  const redLines = new RedLines({
    ...{ constitution: { silence: 5 }, ballots: ballots as unknown as Ballot[], sponsors, clock },
    ...{ unsponsored: new Set<string>(), until: 10 },
  })
  const line = { on, reason: hex(3) }
  expect([redLines.stands(line, 5), redLines.stands(line, 6)]).toEqual([false, true])
  expect(redLines.answersTo(line)).toEqual([hex(7)])
})

it('a chain of thousands of insertions that ends nowhere', () => {
  const chain = Array.from(
    { length: 20_000 },
    (_, n): Alternative => ({
      ...{ id: hex(100 + n), author: voice, wall: hex(0), assembly: hex(0), place: 'insert' },
      ...{ target: n === 0 ? 'nowhere' : hex(99 + n), text: hex(3), parents: [] },
    }),
  )
  const places = placesAt({
    constitution: {
      id: hex(0),
      passages: [{ slug: 'one', text: hex(4) }],
      sponsorGroups: 0,
    } as unknown as Constitution,
    alternatives: new Map(chain.map((one) => [one.id, one])),
    sponsors: new Sponsors({ signatures: [], takenBack: [] }, clock),
    ...{ clock, voices: new Map(), opens: 10 },
  })
  expect(places.map(({ slug }) => slug)).toEqual(['one'])
})
