// What anybody may write by thousands costs as much as there is of it, and not its square: each of these took minutes.

import { KIND, PAUSE } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { AssemblyClock } from '../../src/fold/clock.ts'
import { closingOf } from '../../src/fold/closing.ts'
import { placesAt } from '../../src/fold/places.ts'
import { RedLines } from '../../src/fold/red-lines.ts'
import { readAll } from '../../src/fold/shown.ts'
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
    places: (id: string) => {
      if (id === on) asked++
      return [0]
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

describe('what was shown, and how far issuers read', () => {
  /** The next number of a sequence, below so many. */
  const below = (seed: number) => {
    let state = seed
    return (most: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * most)
    }
  }
  const ids = Array.from({ length: 6 }, (_, n) => hex(n))

  it('is asked of each by itself, whatever stands in which log', () => {
    const answers = [0, 0]
    for (let seed = 1; seed <= 400; seed++) {
      const next = below(seed)
      const logs = Array.from({ length: 1 + next(4) }, (_, n) => ({
        ...{ key: hex(n), length: 9, dates: { at: () => undefined, sizeBy: () => 0 } },
        positions: new Map(ids.flatMap((id) => (next(3) === 0 ? [] : [[id, next(9)] as const]))),
      }))
      const keys = logs.map(({ key }) => key)
      const held = new AssemblyClock(keys, logs, [])
      const shown = ids.slice(0, next(7))
      const read = readAll(shown, held)
      for (let n = 0; n < 20; n++) {
        const sizes = keys.map(() => next(11))
        const expected = shown.every((id) => held.holds(id, sizes))
        expect(read(sizes)).toBe(expected)
        answers[Number(expected)] = (answers[Number(expected)] ?? 0) + 1
      }
    }
    expect(Math.min(...answers)).toBeGreaterThan(1_000)
  })

  it('is not each looked at for each of thousands of sizes that one issuer states', () => {
    let looked = 0
    const many = Array.from({ length: 1_000 }, (_, n) => n)
    const place = (n: number) =>
      ({
        valueOf() {
          looked++
          return n
        },
      }) as unknown as number
    // One log has them in one order, the other in the other: none of them is past all others.
    const places = many.map((n) => [n, 999 - n])
    const read = readAll(
      many.map((n) => hex(n)),
      { places: (id) => places[Number.parseInt(id, 16)] ?? [] },
    )
    for (const n of many) {
      expect(read([place(n), place(999 - n)])).toBe(false)
      expect(read([place(n + 1), place(1_000)])).toBe(true)
    }
    expect(looked).toBeLessThan(50 * many.length)
  })
})
