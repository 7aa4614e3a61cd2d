import { alreadyVerified, eventId, foldNames, keyTemplate, recoveryCommitment } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { hex } from '../event-fixture.ts'
import { HOUR, personKey, START } from '../time/world.ts'
import { keyEvents, NAME_SCENARIOS, type NameWorld } from './scenarios.ts'

describe('lasting names', () => {
  for (const { name, play, expect: expected } of NAME_SCENARIOS)
    it(name, () => {
      const world = play()
      const names = foldNames({ events: keyEvents(world), history: world.history() })
      const current = names.all.map((one) => [world.nameOf(one.name), names.currentKeys(one.name)])
      const wanted = Object.entries(expected.current).map(([event, people]) => [event, people.map(personKey)])
      expect(Object.fromEntries(current)).toEqual(Object.fromEntries(wanted))
      const attempts = names.attempts.map(({ event }) => world.nameOf(event.id))
      expect(attempts.sort()).toEqual([...(expected.attempts ?? [])].sort())
      for (const [person, hours, counts] of expected.counts ?? []) {
        const witnessed = hours === undefined ? undefined : START + hours * HOUR
        expect([person, hours, names.countsAt(personKey(person), witnessed)]).toEqual([person, hours, counts])
      }
      for (const person of expected.unprotected ?? []) {
        expect(names.isUnprotected(personKey(person))).toBe(true)
        expect(names.isLasting(personKey(person))).toBe(false)
      }
    })

  it('are the same for the same set of events, in any order and with duplicates', () => {
    const played = NAME_SCENARIOS.map(({ play }) => {
      const world = play()
      const history = world.history()
      return { history, events: keyEvents(world), answer: picture(world.history(), keyEvents(world)) }
    })
    fc.assert(
      fc.property(
        fc.nat(played.length - 1),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (which, keys) => {
          const one = played[which] as (typeof played)[number]
          const shuffled = [...one.events, ...one.events.slice(0, 3)]
            .map((event, i) => ({ event, key: keys[i % 40] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event)
          expect(picture(one.history, shuffled)).toEqual(one.answer)
        },
      ),
      { seed: 1, numRuns: 100 },
    )
  })

  it('tell an attempt of somebody who had the words from noise', () => {
    const attempts = (scenario: string) => {
      const world = NAME_SCENARIOS.find(({ name }) => name === scenario)?.play() as NameWorld
      const names = foldNames({ events: keyEvents(world), history: world.history() })
      return names.attempts.map(({ name, hadWords }) => [name && world.nameOf(name), hadWords])
    }
    expect(attempts('two rotations race')).toEqual([['a', true]])
    expect(attempts('a thief rotates with the stolen key')).toEqual([['a', false]])
    expect(attempts('a thief re-incepts with the stolen key')).toEqual([['a', false]])
  })

  it('are replaced without a look at all others, which strangers make by thousands', () => {
    const said = (signer: number, key: number, prev?: string) => {
      const fields = {
        walls: [hex(0)],
        prev,
        keys: [hex(key)],
        next: recoveryCommitment(hex(9_000 + key), hex(signer)),
      }
      const unsigned = { ...keyTemplate(fields, { createdAt: START }), pubkey: hex(signer) }
      return alreadyVerified({ ...unsigned, id: eventId(unsigned), sig: '00'.repeat(64) })
    }
    const inceptions = Array.from({ length: 300 }, (_, n) => said(n, n))
    const rotations = inceptions.map(({ id }, n) => said(9_000 + n, 2_000 + n, id))
    const { values } = Map.prototype
    let looked = 0
    const counted = vi.spyOn(Map.prototype, 'values').mockImplementation(function* (
      this: Map<unknown, unknown>,
    ) {
      for (const value of values.call(this)) {
        looked++
        yield value
      }
    } as never)
    const history = { wall: hex(0), witnessedTime: () => START }
    const { all } = foldNames({ events: [...inceptions, ...rotations], history })
    counted.mockRestore()
    expect(all.map(({ keys }) => keys.map(({ until }) => until))).toEqual(inceptions.map(() => [START]))
    expect(looked).toBeLessThan(10 * inceptions.length)
  })

  it('know what belonged to whom at a time', () => {
    const world = NAME_SCENARIOS[1]?.play() as NameWorld
    const names = foldNames({ events: keyEvents(world), history: world.history() })
    const [ann, next] = [personKey('ann'), personKey('ann2')]
    const name = world.event('a').id
    expect(names.nameOf(ann, START)).toBeUndefined()
    expect(names.nameOf(ann, START + HOUR)).toBe(name)
    expect(names.isCurrent(ann, START + 5 * HOUR - 1)).toBe(true)
    expect(names.isCurrent(ann, START + 5 * HOUR)).toBe(false)
    expect(names.isCurrent(next, START + 5 * HOUR)).toBe(true)
    expect(names.rotations(name)).toEqual([START + 5 * HOUR])
    expect(names.keysOf(name)).toEqual([ann, next])
  })
})

function picture(history: Parameters<typeof foldNames>[0]['history'], events: ReturnType<typeof keyEvents>) {
  const { all, attempts } = foldNames({ events, history })
  return { all, attempts }
}
