// A name that reads like an earlier lasting one is flagged wherever a page shows it; the earlier one is not.

import { fingerprint, KIND, keyTemplate, publicKeyOf, recoveryCommitment, signEvent } from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall } from '../state/wall-rig.ts'

const HOUR = 3_600
const FLAG = 'reads like an earlier name'
const secret = (byte: number) => new Uint8Array(32).fill(byte)
const [FIRST, SECOND, UNPROTECTED, OTHER] = [secret(111), secret(112), secret(113), secret(114)]

it('flags look-alikes of an earlier name, protected or not, and nobody else: as writers, mentioned, and found', async () => {
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
  const thread = (key: Uint8Array, title: string, text = title) => {
    const tags = [
      ['title', title],
      ['t', 'board'],
      ['l', 'en'],
    ]
    return sign(key, KIND.thread, tags, text)
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
  const bodyOf = async (path: string, init?: RequestInit) => {
    const html = await (await pages.app.request(path, init)).text()
    return html.slice(html.indexOf('<main'))
  }
  const mention = (key: Uint8Array) => `nostr:${npubEncode(publicKeyOf(key))}`
  const said = thread(OTHER, 'Mentions', `${mention(FIRST)}, ${mention(SECOND)} and ${mention(secret(115))}`)
  await wall.write(said)
  const page = await bodyOf(`/t/${store.position('default', said.id)}`)
  const mentioned = [
    ...page.matchAll(/<details class="out mention"><summary>@<bdi>(.*?)<\/bdi>(.*?)<\/details>/gs),
  ]
  expect(mentioned.map(([, name, rest]) => [name, rest?.includes(FLAG)])).toEqual([
    ['paypal', false],
    ['\u0420\u0430ypal', true],
  ])
  expect(mentioned[0]?.[2]).toContain(
    fingerprint(names.names().nameOf(publicKeyOf(FIRST)) ?? '', 'en').join(' '),
  )
  expect(page).toContain('@Writer without a number')
  expect(page).not.toContain('nostr:npub')
  const found = await bodyOf('/s', { method: 'POST', body: new URLSearchParams({ q: 'PayPal' }) })
  const listed = [...found.matchAll(/<li><p class="by"><b><bdi>(.*?)<\/bdi><\/b>(.*?)<\/li>/gs)]
  expect(
    listed.map(([, name, rest]) => [name, rest?.includes(FLAG), rest?.includes('name not protected')]),
  ).toEqual([
    ['paypal', false, false],
    ['\u0420\u0430ypal', true, false],
  ])
  expect(listed.map(([, , rest]) => /wrote last in .*By (\d)/s.exec(rest ?? '')?.[1])).toEqual(['0', '1'])
  pages.close()
  await wall.close()
})
