import { readFileSync } from 'node:fs'
import { memoryRows } from '@commonwall/sync'
import { expect, it } from 'vitest'
import type { OwnGround } from '../../src/app/engine/own/own-ground.ts'
import { takeAnswer } from '../../src/app/engine/voice/join.ts'
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

it('an answer that a newer program sealed to this device is called that; one to somebody else is none of ours', async () => {
  const file = new URL('../../../../vectors/seal/invalid/sealed-lines.json', import.meta.url)
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: { code?: string; inboxSecret: string; sealed: object }[]
  }
  for (const { code = 'engine/answer', inboxSecret, sealed } of vectors) {
    const claim = { replyKeys: ['01'.repeat(32), inboxSecret] }
    const ground = { own: () => ({ voices: { all: [{ ...voice(HERE), claim }] } }) } as unknown as OwnGround
    await expect(takeAnswer(ground, JSON.stringify(sealed))).rejects.toMatchObject({ code })
  }
})
