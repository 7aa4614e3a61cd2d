import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { eventId, KIND, type NostrEvent, publicKeyOf } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { createSealedDoor } from '../../src/inbox/sealed-door.ts'

it('a flood of sealed lines is opened one at a turn: others are served in between', async () => {
  const inbox = new Uint8Array(32).fill(7)
  let opened = 0
  const keys = () => {
    opened += 1
    return [inbox]
  }
  const take = async () => ({ ok: true, message: '' })
  const open = createSealedDoor({ intake: () => ({ take }), keys, work: () => 0 })
  const garbage = {
    ...{ pubkey: publicKeyOf(new Uint8Array(32).fill(8)), created_at: 1, kind: KIND.sealedLine },
    ...{ tags: [['p', publicKeyOf(inbox)]], content: 'A'.repeat(200) },
  }
  const flood = Array.from({ length: 20 }, () => open({ ...garbage, id: eventId(garbage), sig: '' }))
  await setImmediate()
  expect(opened).toBeLessThan(3)
  expect((await Promise.all(flood)).every(({ ok }) => !ok)).toBe(true)
  expect(opened).toBe(20)
})

it('what a newer program sealed to this inbox is called that, and is worth sending again; of the rest no reason is given', async () => {
  const file = new URL('../../../../vectors/seal/invalid/sealed-lines.json', import.meta.url)
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: { code?: string; inboxSecret: string; sealed: NostrEvent }[]
  }
  const answers = new Map<string | undefined, Set<string>>()
  for (const { code, inboxSecret, sealed } of vectors) {
    const key = Uint8Array.from(Buffer.from(inboxSecret, 'hex'))
    const take = async () => ({ ok: true, message: '' })
    const open = createSealedDoor({ intake: () => ({ take }), keys: () => [key], work: () => 0 })
    const { message } = await open(sealed)
    answers.set(code, (answers.get(code) ?? new Set()).add(message))
  }
  expect([...(answers.get('seal/newer') ?? [])]).toEqual([
    'error: sealed by a newer program than this node’s; try another address',
  ])
  expect([...(answers.get(undefined) ?? [])]).toEqual([
    'invalid: this is not sealed to an inbox of this node',
  ])
})
