// What anybody may write by thousands costs as much as there is of it, and not its square: each of these took minutes.

import { KIND, PAUSE } from '@commonwall/wall'
import { expect, it } from 'vitest'
import type { AssemblyClock } from '../../src/fold/clock.ts'
import { closingOf } from '../../src/fold/closing.ts'
import { placesAt } from '../../src/fold/places.ts'
import { RedLines } from '../../src/fold/red-lines.ts'
import { Sponsors } from '../../src/fold/sponsors.ts'
import { type Alternative, type Ballot, type Constitution, preferredFirst } from '../../src/index.ts'

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

it('a red line that is answered again and again: each answer is looked at once, however many drew it', () => {
  let asked = 0
  const said = {
    get silence() {
      asked++
      return 5
    },
  }
  const replies = [{ on, reason: hex(3), text: hex(7) }]
  const ballots = Array.from({ length: 1_000 }, (_, n) => ({ id: hex(n), author: voice, replies }))
  const redLines = new RedLines({
    ...{ constitution: said, ballots: ballots as unknown as Ballot[], clock, until: 9 },
    ...{ unsponsored: new Set([on]), sponsors: new Sponsors({ signatures: [], takenBack: [] }, clock) },
  })
  const standing = Array.from({ length: 1_000 }, () => redLines.stands({ on, reason: hex(3) }, 5))
  expect(standing.every(Boolean)).toBe(true)
  expect(asked).toBe(1)
})

it('thousands of wordings for one passage: the shares of each are worked out once', () => {
  let read = 0
  const rivals = Array.from({ length: 1_000 }, (_, n) => ({
    ...{ id: hex(n), date: 0, lot: hex((n * 7_919) % 1_000), thirds: [] },
    get groups() {
      read++
      return [{ S: (n * 31) % 17, O: 1 }]
    },
  }))
  expect(preferredFirst(rivals)[0]?.groups[0]?.S).toBe(16)
  expect(read).toBe(1_001)
})

it('what was left out is shown by thousands, and issuers close as often: each is asked for once', () => {
  let asked = 0
  const heard = {
    date: (id: string) => (id < hex(5_000) ? 4 : 5 + PAUSE),
    sizesBy: () => [9],
    provenSizes: () => [9],
    lacking: () => 0,
    holds: (id: string) => {
      if (id === on) asked++
      return true
    },
  } as unknown as AssemblyClock
  const belongs = { author: voice, wall: hex(0), assembly: hex(0), stage: 0 }
  const missed = Array.from({ length: 1_000 }, (_, n) => ({ ...belongs, id: hex(100 + n), ballot: on }))
  const roots = Array.from({ length: 1_000 }, (_, n) => ({
    ...{ ...belongs, id: hex(5_000 + n), read: [], count: 1, root: hex(n) },
  }))
  const none = { enrolments: [], ballots: [], issuances: [], signatures: [], takenBack: [] }
  const { struck } = closingOf({
    constitution: { id: hex(0), groups: [{ issuers: [{ pubkey: voice }] }] } as unknown as Constitution,
    drawers: { ...none, alternatives: new Map(), missed, roots } as never,
    ...{ clock: heard, stage: 0, span: { from: 0, until: 4 }, wallTime: 9 },
  })
  expect(struck).toEqual([voice])
  expect(asked).toBe(2)
})
