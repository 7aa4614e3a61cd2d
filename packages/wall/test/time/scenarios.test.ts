import { readAnchor } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { type Expected, SCENARIOS } from './scenarios.ts'
import { HOUR, machineKey, START } from './world.ts'

const after = (seconds: number | undefined) => (seconds === undefined ? undefined : START + seconds)

describe('the life of a wall', () => {
  for (const { name, play, expect: expected, nowHours } of SCENARIOS)
    it(name, () => {
      const world = play()
      const history = world.history(nowHours === undefined ? undefined : START + nowHours * HOUR)
      const nameOf = (id: string) => world.nameOf(id) ?? id
      expect(nameOf(history.current.id)).toBe(expected.current)
      const states = history.versions.map(({ definition, state }) => [nameOf(definition.id), state])
      expect(Object.fromEntries(states)).toEqual(expected.states)
      checkTimes(
        history.versions.map((one) => [nameOf(one.definition.id), one.boundAt]),
        expected.bound,
      )
      checkTimes(
        history.versions.map((one) => [nameOf(one.definition.id), one.inForceAt]),
        expected.inForce,
      )
      for (const [log, state] of Object.entries(expected.logs ?? {}))
        expect([log, history.logs.find(({ key }) => key === machineKey(log))?.state]).toEqual([log, state])
      for (const [event, time] of Object.entries(expected.witnessed ?? {}))
        expect([event, history.witnessedTime(world.event(event).id)]).toEqual([event, after(time)])
      for (const event of expected.provisional ?? [])
        expect(history.isProvisional(world.event(event).id)).toBe(true)
      if (expected.wallTime !== undefined) expect(history.wallTime).toBe(after(expected.wallTime))
    })
})

describe('anchors', () => {
  it('are read from real notes as the scenarios have them', async () => {
    const world = SCENARIOS[1]?.play()
    if (world === undefined) throw new Error('no scenario')
    const log = machineKey('A')
    const witnesses = world.first.witnesses
    const anchors = await Promise.all(
      (await world.notes('A')).map((note) => readAnchor(note, { wall: world.first.id, log, witnesses })),
    )
    const held = world.holdings()[0]?.anchors ?? []
    expect(anchors.map(({ note: _, ...anchor }) => anchor)).toEqual(
      held.map(({ note: _, ...anchor }) => anchor),
    )
  })
})

function checkTimes(times: readonly [string, number | undefined][], expected: Expected['bound'] = {}): void {
  for (const [name, seconds] of Object.entries(expected))
    expect([name, new Map(times).get(name)]).toEqual([name, after(seconds)])
}
