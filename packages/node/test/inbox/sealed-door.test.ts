import { setImmediate } from 'node:timers/promises'
import { eventId, KIND, publicKeyOf } from '@commonwall/wall'
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
