// What moderators say of a thread stands on its page as long as the label does: that it was begun before, with the way to
// the earlier one, and that nobody verified it; in the lists, that it is pinned; in the feeds, where it was moved.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall, sign } from '../state/wall-rig.ts'

const KEEPER = 0

it('leads from a duplicate to the earlier thread, until the label is taken back; says what was not verified, pins and moves', async () => {
  const wall = await openWall()
  const { founding, store, state, now } = wall
  const say = (by: number, kind: number, tags: string[][], content = '') =>
    sign({ kind, created_at: now.time, tags: [['h', founding.id], ...tags], content }, by)
  const thread = (by: number, title: string) =>
    say(
      by,
      KIND.thread,
      [
        ['title', title],
        ['t', 'board'],
      ],
      title,
    )
  const write = async (...events: Parameters<typeof wall.write>) => {
    await wall.write(...events)
    now.time += 3_600
    await wall.look()
    now.time += 3_600
  }
  const [first, again] = [thread(50, 'First'), thread(51, 'Again')]
  await write(first, again)
  const label = say(KEEPER, KIND.label, [
    ['L', 'commonwall'],
    ['l', 'duplicate', 'commonwall'],
    ['e', again.id],
    ['q', first.id],
  ])
  await write(label)
  const place = (id: string) => store.position('default', id)
  const page = async (path = `/t/${place(again.id)}`) => {
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
    const html = await (await pages.app.request(path)).text()
    pages.close()
    return html
  }
  const note = new RegExp(`begun before:\\s*<a href="[^"]*t/${place(first.id)}">place ${place(first.id)}</a>`)
  expect(await page()).toMatch(note)
  await write(say(KEEPER, KIND.withdrawal, [['e', label.id]]))
  expect(await page()).not.toMatch(note)
  expect(await page()).not.toContain('was not verified')
  await write(
    say(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'unverified', 'commonwall'],
      ['e', again.id],
    ]),
  )
  expect(await page()).toContain('was not verified')

  // In the lists: pinned before what moved later, until the pin is taken back; a reply that is pinned pins no thread.
  const titles = async (path: string) =>
    [...(await page(path)).matchAll(/<h2[^>]*><a [^>]*><bdi[^>]*>(.*?)<\/bdi>/g)].map(([, title]) => title)
  const root = [
    ['E', first.id],
    ['K', '11'],
    ['e', first.id],
    ['k', '11'],
  ]
  const reply = say(52, KIND.reply, root, 'A reply.')
  await write(reply)
  const later = thread(53, 'Later')
  await write(later)
  const pin = (id: string) =>
    say(KEEPER, KIND.label, [
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
    say(KEEPER, KIND.label, [
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
  await write(say(KEEPER, KIND.withdrawal, [['e', pinned.id]]))
  expect(await titles('/')).toEqual(['Later', 'First', 'Again'])
  await wall.close()
})
