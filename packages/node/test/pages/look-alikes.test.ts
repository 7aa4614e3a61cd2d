// A name that reads like an earlier lasting one is flagged wherever a page shows it; the earlier one is not.

import { KIND, keyTemplate, publicKeyOf, recoveryCommitment, signEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall } from '../state/wall-rig.ts'

const HOUR = 3_600
const FLAG = 'reads like an earlier name'
const secret = (byte: number) => new Uint8Array(32).fill(byte)
const [FIRST, SECOND, UNPROTECTED, OTHER] = [secret(111), secret(112), secret(113), secret(114)]

it('flags look-alikes of an earlier name, protected or not, and nobody else', async () => {
  const wall = await openWall()
  const { founding, store, state, now } = wall
  const sign = (key: Uint8Array, kind: number, tags: string[][], content: string) => {
    const created_at = now.time
    return signEvent({ kind, created_at, tags: [['h', founding.id], ...tags], content }, key, secret(0))
  }
  const named = (key: Uint8Array, name: string) => sign(key, KIND.profile, [], JSON.stringify({ name }))
  const inception = (key: Uint8Array) => {
    const next = recoveryCommitment(publicKeyOf(secret(120)))
    const fields = { walls: [founding.id], prev: undefined, keys: [publicKeyOf(key)], next }
    return signEvent(keyTemplate(fields, { createdAt: now.time }), key, secret(0))
  }
  const thread = (key: Uint8Array, title: string) => {
    const tags = [
      ['title', title],
      ['t', 'board'],
      ['l', 'en'],
    ]
    return sign(key, KIND.thread, tags, title)
  }
  const anHourLater = async () => {
    now.time += HOUR
    await wall.look()
    now.time += HOUR
  }
  await wall.write(inception(FIRST), named(FIRST, 'paypal'))
  await anHourLater()
  // The first two letters are Cyrillic.
  await wall.write(inception(SECOND), named(SECOND, '\u0420\u0430ypal'))
  await anHourLater()
  await wall.write(named(UNPROTECTED, 'PAYPAL'), named(OTHER, 'somebody'))
  const threads = [FIRST, SECOND, UNPROTECTED, OTHER].map((key, n) => thread(key, `By ${n}`))
  await wall.write(...threads)
  const names = new NamesBook(store, state)
  const pages = openPages({
    store,
    state,
    renderer: await loadRenderer(),
    onReleased: () => () => {},
    names: () => names.names(),
    now,
    base: () => 'https://wall.example/',
  })
  const flagged: boolean[] = []
  for (const { id } of threads) {
    const response = await pages.app.request(`/t/${store.position('default', id)}`)
    flagged.push((await response.text()).includes(FLAG))
  }
  expect(flagged).toEqual([false, true, true, false])
  expect(pages.renderIndex()?.split(FLAG)).toHaveLength(3)
  pages.close()
  await wall.close()
})
