// The vault of *Saved here*: one at a time, and none made where there was none to open.

import { MemoryTable } from '@commonwall/sync'
import { expect, it } from 'vitest'
import { Saving } from '../../../src/app/engine/keep/saving.ts'

const PASSPHRASE = 'eight or more'
let drawn = 0
const random = (length: number) => new Uint8Array(length).fill(++drawn)

it('is one vault, also where it is asked for twice at once: a lock leaves none of it open', async () => {
  const table = new MemoryTable()
  let told = 0
  const options = { open: async () => table, random, onLock: () => told++ }
  const first = new Saving(options)
  await first.begin(PASSPHRASE)
  first.lock()
  told = 0
  const again = new Saving(options)
  const [one, other] = await Promise.all([again.unlock(PASSPHRASE), again.unlock(PASSPHRASE)])
  await one.rows.put('keys', new Uint8Array([1]))
  expect(await other.rows.get('keys')).toEqual(new Uint8Array([1]))
  again.lock()
  expect(told).toBe(1)
  for (const { rows } of [one, other])
    await expect(rows.get('keys')).rejects.toMatchObject({ code: 'store/locked' })
})

it('leaves no table where there was nothing to unlock any more, and the one that is there where the passphrase is wrong', async () => {
  const table = new MemoryTable()
  let destroyed = 0
  table.destroy = async () => {
    table.rows.clear()
    destroyed++
  }
  const options = { open: async () => table, random, onLock: () => undefined }
  await expect(new Saving(options).unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'store/refused' })
  expect(destroyed).toBe(1)
  await new Saving(options).begin(PASSPHRASE)
  const again = new Saving(options)
  await expect(again.unlock('another one')).rejects.toMatchObject({ code: 'store/passphrase' })
  expect(destroyed).toBe(1)
  await again.unlock(PASSPHRASE)
})
