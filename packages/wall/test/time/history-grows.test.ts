// Random lives under honest witnesses and any number of stolen keepers' keys: what was in force stays so.

import { alreadyVerified, type EventTemplate, eventId, PAUSE, type VerifiedEvent } from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, personKey, World } from './world.ts'

const KEEPERS = ['ann', 'bob', 'cem']
const WITNESSES = ['w1', 'w2', 'w3', 'w4']

/** The fold never looks at a signature: zeros are quicker to make. */
class UnsignedWorld extends World {
  override signed(person: string, template: EventTemplate): VerifiedEvent {
    const unsigned = { ...template, pubkey: personKey(person) }
    return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '00'.repeat(64) })
  }
}

const step = fc.record({
  act: fc.constantFrom('define', 'rival', 'sign', 'sign', 'sign', 'stamp', 'stamp', 'stamp'),
  who: fc.nat(2),
  on: fc.nat(20),
  hours: fc.nat(100),
  witnesses: fc.constantFrom(4, 4, 4, 3, 2),
})

describe('under honest witnesses', () => {
  for (const witnesses of [WITNESSES, []])
    it(`no keys undo what was in force (${witnesses.length} witnesses)`, () => {
      let longest = 0
      fc.assert(
        fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => {
          const world = new UnsignedWorld({ keepers: KEEPERS, threshold: 2, witnesses })
          const names = ['founding']
          let hours = 1
          let before: readonly string[] = [world.first.id]
          for (const [at, { act, who, on, hours: pass, witnesses: count }] of steps.entries()) {
            const keeper = KEEPERS[who] ?? ''
            const name = `event ${at}`
            if (act === 'stamp') {
              hours += 1 + pass
              world.stamp('A', hours, witnesses.slice(0, count))
              const chain = chainOf(world)
              expect(chain.slice(0, before.length)).toEqual(before)
              before = chain
            } else if (act === 'sign') {
              world.sign(
                name,
                keeper,
                names[names.length - 1 - (on % Math.min(names.length, 4))] ?? 'founding',
              )
              world.put('A', name)
            } else {
              const history = world.history()
              const held = history.versions.map(({ definition }) => world.nameOf(definition.id) ?? '')
              const after =
                act === 'rival' ? (held[on % held.length] ?? '') : (world.nameOf(history.current.id) ?? '')
              const voids = history.versions
                .filter(
                  ({ state, definition }) => state === 'void' && definition.prev === world.event(after).id,
                )
                .map(({ definition }) => definition.id)
              world.define(name, after, keeper, { titles: [{ lang: 'en', text: name }], voids })
              world.put('A', name)
              names.push(name)
            }
          }
          longest = Math.max(longest, before.length)
        }),
        { seed: 1, numRuns: 100, endOnFailure: true },
      )
      // The lives are not all idle: some walls got this far.
      expect(longest).toBeGreaterThan(2)
    })
})

/** Ids of the definitions that are or were in force, in order; checks that each waited for its pause. */
function chainOf(world: World): readonly string[] {
  const history = world.history()
  const chain = history.versions.filter(({ state }) => state === 'in force' || state === 'past')
  for (const { boundAt, inForceAt = 0 } of chain.slice(1)) {
    expect(inForceAt - (boundAt ?? 0)).toBe(PAUSE)
    expect(history.wallTime).toBeGreaterThanOrEqual(inForceAt)
    expect(inForceAt).toBeGreaterThan(HOUR)
  }
  return chain.map(({ definition }) => definition.id)
}
