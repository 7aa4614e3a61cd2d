// What moderators say of a thread stands on its page as long as the label does: that it was begun before, with the way to
// the earlier one, and that nobody verified it, which stands at a reply as well; in the lists, that it is pinned; in the feeds, where it was moved.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const KEEPER = secret(10)

it('leads from a duplicate to the earlier thread, until the label is taken back; says what was not verified, pins and moves', async () => {
  const wall = await openDatedWall()
  const { sign, thread, place } = wall
  const write = async (...events: VerifiedEvent[]) => {
    await wall.write(...events)
    await wall.anHourLater()
  }
  const [first, again] = [thread(secret(60), 'First'), thread(secret(61), 'Again')]
  await write(first, again)
  const label = sign(KEEPER, KIND.label, [
    ['L', 'commonwall'],
    ['l', 'duplicate', 'commonwall'],
    ['e', again.id],
    ['q', first.id],
  ])
  await write(label)
  const page = (path = again.id) => wall.page(path)
  const note = new RegExp(`begun before:\\s*<a href="[^"]*t/${place(first.id)}">place ${place(first.id)}</a>`)
  expect(await page()).toMatch(note)
  await write(sign(KEEPER, KIND.withdrawal, [['e', label.id]]))
  expect(await page()).not.toMatch(note)
  expect(await page()).not.toContain('was not verified')
  await write(
    sign(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'unverified', 'commonwall'],
      ['e', again.id],
    ]),
  )
  expect(await page()).toContain('was not verified')
  // In the one page that copies carry a thread has no heading: there it stands at its first post.
  expect(wall.index()?.match(/was not verified/g)?.length).toBe(1)

  // In the lists: pinned before what moved later, until the pin is taken back; a reply that is pinned pins no thread.
  const titles = async (path: string) =>
    [...(await page(path)).matchAll(/<h2[^>]*><a [^>]*><bdi[^>]*>(.*?)<\/bdi>/g)].map(([, title]) => title)
  const root = [
    ['E', first.id],
    ['K', '11'],
    ['e', first.id],
    ['k', '11'],
  ]
  const reply = sign(secret(62), KIND.reply, root, 'A reply.')
  await write(reply)
  // Of a reply it is said at that reply, and at no other.
  const doubted = sign(KEEPER, KIND.label, [
    ['L', 'commonwall'],
    ['l', 'unverified', 'commonwall'],
    ['e', reply.id],
  ])
  await write(doubted)
  const posts = async () => (await page(first.id)).split('<article').slice(1)
  const saysSo = (post: string) => post.includes('was not verified')
  expect((await posts()).map(saysSo)).toEqual([false, true])
  await write(sign(KEEPER, KIND.withdrawal, [['e', doubted.id]]))
  expect((await posts()).some(saysSo)).toBe(false)
  const later = thread(secret(63), 'Later')
  await write(later)
  const pin = (id: string) =>
    sign(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'pin', 'commonwall'],
      ['e', id],
    ])
  await write(pin(reply.id))
  expect(await titles('/')).toEqual(['Later', 'First', 'Again'])
  const pinned = pin(again.id)
  await write(pinned)
  expect(await titles('/')).toEqual(['Again', 'Later', 'First'])
  expect(await page('/')).toContain('<span class="tag">pinned</span>')
  await write(
    sign(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'move', 'commonwall'],
      ['e', later.id],
      ['t', 'elsewhere'],
    ]),
  )
  const { items } = JSON.parse(await page('/feed.json')) as {
    items: { title: string; tags: readonly string[] }[]
  }
  expect(items.map(({ title, tags }) => [title, ...tags])).toEqual([
    ['Later', 'elsewhere'],
    ['First', 'board'],
    ['First', 'board'],
    ['Again', 'board'],
  ])
  await write(sign(KEEPER, KIND.withdrawal, [['e', pinned.id]]))
  expect(await titles('/')).toEqual(['Later', 'First', 'Again'])
  await wall.close()
})
