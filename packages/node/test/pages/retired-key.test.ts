// A stolen key, once replaced, says nothing more: not on an article's page, in no list, in no thread, in no feed.

import { KIND } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const [STOLEN, FRESH, RECOVERY] = [secret(101), secret(102), secret(103)]

let wall: Awaited<ReturnType<typeof openDatedWall>>

beforeAll(async () => {
  wall = await openDatedWall()
  const { sign, key, called, write, anHourLater } = wall
  const article = (title: string) =>
    sign(
      STOLEN,
      KIND.article,
      [
        ['d', 'a'],
        ['title', title],
        ['t', 'board'],
        ['l', 'en'],
      ],
      `${title} text`,
    )
  const inception = key(STOLEN, RECOVERY)
  const thread = wall.thread(secret(104), 'Thread')
  await write(
    inception,
    article('Genuine'),
    thread,
    called(STOLEN, 'Forged before'),
    wall.thread(STOLEN, 'Told'),
  )
  await anHourLater()
  const rotation = key(FRESH, secret(105), inception.id, RECOVERY)
  const joins = [
    ['e', rotation.id],
    ['k', `${KIND.key}`],
  ]
  await write(rotation, sign(FRESH, KIND.signature, joins), called(FRESH, 'River Press'))
  await anHourLater()
  const root = [
    ['E', thread.id],
    ['K', '11'],
    ['e', thread.id],
    ['k', '11'],
    ['l', 'en'],
  ]
  const after = called(STOLEN, 'Forged after')
  await write(article('Forged'), sign(STOLEN, KIND.reply, root, 'Forged reply'), after)
})

afterAll(() => wall.close())

describe('a key that a rotation retired', () => {
  it.each(['/', '/t/2', '/t/3', '/feed.atom'])('says nothing more on %s', async (path) => {
    expect(await wall.page(path)).not.toContain('Forged')
  })

  it('does not say what its name is called: on what was said with it stands what its owner says now', async () => {
    for (const path of ['/t/2', '/feed.atom']) expect(await wall.page(path)).toContain('River Press')
  })

  it('leaves what it said before: the article keeps its place in the list and its text', async () => {
    expect(await wall.page('/')).toContain('Genuine')
    expect(await wall.page('/t/2')).toContain('Genuine text')
  })
})
