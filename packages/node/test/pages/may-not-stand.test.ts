// What may not stand on a wall can be in a log of other hands all the same: it is held and given on, and no page shows it,
// as no app does. Else the floors of a page would be others than those of the app.

import { KIND, publicKeyOf, replyTags, signEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const [ANN, BEN] = [secret(60), secret(61)]

let wall: Awaited<ReturnType<typeof openDatedWall>>
let thread: ReturnType<typeof wall.thread>

beforeAll(async () => {
  wall = await openDatedWall()
  thread = wall.thread(ANN, 'A question')
  await wall.write(thread)
  await wall.anHourLater()
  const tags = replyTags({ id: thread.id, kind: KIND.thread })
  const elsewhere = {
    kind: KIND.reply,
    created_at: thread.created_at + 1,
    content: 'Astray',
    tags: [['h'], ...tags],
  }
  const untitled = wall.sign(BEN, KIND.thread, [['t', 'board']], 'Astray too')
  const unseen = wall.sign(
    BEN,
    KIND.article,
    [
      ['d', 'x'],
      ['title', 'Astray again'],
      ['t', 'board'],
    ],
    ' ',
  )
  const answer = wall.sign(BEN, KIND.reply, tags, 'An answer')
  await wall.write(signEvent(elsewhere, BEN, secret(0)), untitled, unseen)
  await wall.anHourLater()
  await wall.write(answer)
  await wall.anHourLater()
})

afterAll(() => wall.close())

describe('what may not stand on a wall', () => {
  it.each(['/', '/feed.atom'])('is not shown on %s', async (path) => {
    const page = await wall.page(path)
    expect(page).toContain('A question')
    expect(page).not.toContain('Astray')
  })

  it('has no floor in a thread, on its page as in the app', async () => {
    const page = await wall.page(thread.id)
    expect(page).not.toContain('Astray')
    const floor = page
      .slice(0, page.indexOf('An answer'))
      .match(/id="f(\d+)"/g)
      ?.at(-1)
    const post = wall
      .view()
      .threads.get(thread.id)
      ?.thread.posts.find(({ event }) => event?.pubkey === publicKeyOf(BEN))
    expect([floor, post?.floor]).toEqual(['id="f2"', 2])
  })
})
