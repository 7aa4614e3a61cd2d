// A name that reads like an earlier lasting one is flagged wherever a page shows it; the earlier one is not.

import { fingerprint, publicKeyOf } from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const FLAG = 'reads like an earlier name'
const [FIRST, SECOND, UNPROTECTED, OTHER] = [secret(111), secret(112), secret(113), secret(114)]

it('flags look-alikes of an earlier name, protected or not, and nobody else: as writers, mentioned, and found', async () => {
  const wall = await openDatedWall()
  const { thread, called, anHourLater } = wall
  const inception = (owner: Uint8Array) => wall.key(owner, secret(120))
  await wall.write(inception(FIRST), called(FIRST, 'paypal'))
  await anHourLater()
  // The first two letters are Cyrillic.
  await wall.write(inception(SECOND), called(SECOND, '\u0420\u0430ypal'))
  await anHourLater()
  await wall.write(called(UNPROTECTED, 'PAYPAL'), called(OTHER, 'somebody'))
  const threads = [FIRST, SECOND, UNPROTECTED, OTHER].map((key, n) => thread(key, `By ${n}`))
  await wall.write(...threads)
  const flagged: boolean[] = []
  for (const { id } of threads) flagged.push((await wall.page(id)).includes(FLAG))
  expect(flagged).toEqual([false, true, true, false])
  expect(wall.index()?.split(FLAG)).toHaveLength(3)
  const bodyOf = async (path: string, init?: RequestInit) => {
    const html = await wall.page(path, init)
    return html.slice(html.indexOf('<main'))
  }
  const mention = (key: Uint8Array) => `nostr:${npubEncode(publicKeyOf(key))}`
  const said = thread(OTHER, 'Mentions', `${mention(FIRST)}, ${mention(SECOND)} and ${mention(secret(115))}`)
  await wall.write(said)
  const page = await bodyOf(said.id)
  const mentioned = [
    ...page.matchAll(/<details class="out mention"><summary>@<bdi>(.*?)<\/bdi>(.*?)<\/details>/gs),
  ]
  expect(mentioned.map(([, name, rest]) => [name, rest?.includes(FLAG)])).toEqual([
    ['paypal', false],
    ['\u0420\u0430ypal', true],
  ])
  expect(mentioned[0]?.[2]).toContain(
    fingerprint(wall.names().nameOf(publicKeyOf(FIRST)) ?? '', 'en').join(' '),
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
  await wall.close()
})
