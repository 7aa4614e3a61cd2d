// An open letter on a page without JavaScript: who signed it, one by one, so that anybody can verify it.

import { KIND, keyTemplate, publicKeyOf, recoveryCommitment, signEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall } from '../state/wall-rig.ts'

const HOUR = 3_600
const secret = (byte: number) => new Uint8Array(32).fill(byte)
const [RIVER, MILL, REGRETS, THROWAWAY] = [secret(111), secret(112), secret(113), secret(114)]

it('lists names with the place of each signature, and neither throwaways nor who took it back', async () => {
  const wall = await openWall()
  const { founding, store, state, now } = wall
  const sign = (key: Uint8Array, kind: number, tags: string[][], content = '') =>
    signEvent({ kind, created_at: now.time, tags: [['h', founding.id], ...tags], content }, key, secret(0))
  const named = (key: Uint8Array, name: string) => {
    const next = recoveryCommitment(publicKeyOf(secret(120)))
    const fields = { walls: [founding.id], prev: undefined, keys: [publicKeyOf(key)], next }
    const inception = signEvent(keyTemplate(fields, { createdAt: now.time }), key, secret(0))
    return [inception, sign(key, KIND.profile, [], JSON.stringify({ name }))]
  }
  const anHourLater = async () => {
    now.time += HOUR
    await wall.look()
    now.time += HOUR
  }
  await wall.write(...named(RIVER, 'River Press'), ...named(MILL, 'Mill Lane'), ...named(REGRETS, 'Regrets'))
  const letter = sign(
    THROWAWAY,
    KIND.article,
    [
      ['d', 'letter'],
      ['title', 'A letter'],
      ['t', 'board'],
    ],
    'We ask for a public hearing.',
  )
  await wall.write(letter)
  await anHourLater()
  const signature = (key: Uint8Array) =>
    sign(key, KIND.signature, [
      ['e', letter.id],
      ['k', String(KIND.article)],
    ])
  const [river, mill, regrets, nobody] = [RIVER, MILL, REGRETS, THROWAWAY].map(signature)
  await wall.write(...[river, mill, regrets, nobody].flatMap((one) => one ?? []))
  await anHourLater()
  await wall.write(sign(REGRETS, KIND.withdrawal, [['e', regrets?.id ?? '']]))
  await anHourLater()
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
  const html = await (await pages.app.request(`/t/${store.position('default', letter.id)}`)).text()
  const list = /<details class="signed">.*?<\/details>/s.exec(html)?.[0] ?? ''
  expect(list).toContain('Signed by 2 names')
  expect(list.match(/<li/g)).toHaveLength(2)
  for (const [name, signed] of [
    ['River Press', river],
    ['Mill Lane', mill],
  ] as const) {
    expect(list).toContain(name)
    expect(list).toContain(`place ${store.position('default', signed?.id ?? '')}`)
  }
  expect(list).not.toContain('Regrets')
  pages.close()
  await wall.close()
})
