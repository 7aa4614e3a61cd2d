// What moderators say of a thread stands on its page as long as the label does: that it was begun before, with the way to
// the earlier one, and that nobody verified it.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall, sign } from '../state/wall-rig.ts'

const KEEPER = 0

it('leads from a duplicate to the earlier thread, until the label is taken back; says what was not verified', async () => {
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
  const page = async () => {
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
    const html = await (await pages.app.request(`/t/${place(again.id)}`)).text()
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
  await wall.close()
})
