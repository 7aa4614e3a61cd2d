import { memoryRows } from '@commonwall/sync'
import { expect, it } from 'vitest'
import { type Voice, Voices } from '../../src/app/engine/voice/voices.ts'

const [HERE, THERE] = ['ab'.repeat(32), 'cd'.repeat(32)]
const voice = (assembly: string): Voice => ({ assembly, group: 'civil', speaks: 1_800_000_000 })

it('a voice that one tab has forgotten is brought back by no other', async () => {
  const rows = memoryRows()
  const one = await Voices.open(rows)
  await one.put(voice(HERE))
  const other = await Voices.open(rows)
  await one.forget(HERE)
  await other.put(voice(THERE))
  expect(other.all).toEqual([voice(THERE)])
  expect((await Voices.open(rows)).all).toEqual([voice(THERE)])
  await one.keep()
  expect(one.all).toEqual([voice(THERE)])
})

it('a voice that is begun anew after that stands', async () => {
  const rows = memoryRows()
  const one = await Voices.open(rows)
  await one.put(voice(HERE))
  const other = await Voices.open(rows)
  await one.forget(HERE)
  await other.put(voice(HERE))
  await one.put(voice(THERE))
  expect((await Voices.open(rows)).all.map(({ assembly }) => assembly).sort()).toEqual([HERE, THERE])
})

it('a claim that one tab has erased is brought back by no other', async () => {
  const rows = memoryRows()
  const claim = { constitution: HERE, group: 'civil', secretKey: '07'.repeat(32) }
  const credential = { ...claim, pubkey: 'ef'.repeat(32), signatures: [] }
  const whole = { ...voice(HERE), credential }
  const one = await Voices.open(rows)
  await one.put({ ...whole, claim: { ...claim, inverses: [], requests: [], replyKeys: [] } })
  const other = await Voices.open(rows)
  await one.put(whole)
  await other.put(voice(THERE))
  for (const voices of [other, await Voices.open(rows)]) expect(voices.of(HERE)).toEqual(whole)
})
