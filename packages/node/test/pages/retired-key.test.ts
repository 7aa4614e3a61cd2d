// A stolen key, once replaced, says nothing more: not on an article's page, in no list, in no thread, in no feed.

import {
  KIND,
  keyTemplate,
  publicKeyOf,
  recoveryCommitment,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRenderer, openPages, type Pages } from '../../src/pages/index.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall } from '../state/wall-rig.ts'

const HOUR = 3_600
const secret = (byte: number) => new Uint8Array(32).fill(byte)
const [STOLEN, FRESH, RECOVERY] = [secret(101), secret(102), secret(103)]

let wall: Awaited<ReturnType<typeof openWall>>
let pages: Pages

beforeAll(async () => {
  wall = await openWall()
  const { founding, store, state, now } = wall
  const sign = (key: Uint8Array, kind: number, tags: string[][], content: string): VerifiedEvent =>
    signEvent(
      { kind, created_at: now.time, tags: [['h', founding.id], ...tags], content },
      key,
      new Uint8Array(32),
    )
  const key = (signer: Uint8Array, prev: string | undefined, owner: Uint8Array, next: Uint8Array) => {
    const fields = { walls: [founding.id], prev, keys: [publicKeyOf(owner)] }
    const next64 = recoveryCommitment(publicKeyOf(next))
    return signEvent(
      keyTemplate({ ...fields, next: next64 }, { createdAt: now.time }),
      signer,
      new Uint8Array(32),
    )
  }
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
  /** Idle logs sign again each hour: the anchor that dates what was said before. */
  const anHourLater = async () => {
    now.time += HOUR
    await wall.look()
    now.time += HOUR
  }
  const inception = key(STOLEN, undefined, STOLEN, RECOVERY)
  const thread = sign(
    secret(104),
    KIND.thread,
    [
      ['title', 'Thread'],
      ['t', 'board'],
      ['l', 'en'],
    ],
    'Opening',
  )
  await wall.write(inception, article('Genuine'), thread)
  await anHourLater()
  await wall.write(key(RECOVERY, inception.id, FRESH, secret(105)))
  await anHourLater()
  const root = [
    ['E', thread.id],
    ['K', '11'],
    ['e', thread.id],
    ['k', '11'],
    ['l', 'en'],
  ]
  await wall.write(article('Forged'), sign(STOLEN, KIND.reply, root, 'Forged reply'))
  const names = new NamesBook(store, state)
  pages = openPages({
    store,
    state,
    renderer: await loadRenderer(),
    onReleased: () => () => {},
    names: () => names.names(),
    now,
    base: () => 'https://wall.example/',
  })
})

afterAll(async () => {
  pages.close()
  await wall.close()
})

describe('a key that a rotation retired', () => {
  it.each(['/', '/t/2', '/t/3', '/feed.atom'])('says nothing more on %s', async (path) => {
    const response = await pages.app.request(path)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).not.toContain('Forged')
  })

  it('leaves what it said before: the article keeps its place in the list and its text', async () => {
    expect(await (await pages.app.request('/')).text()).toContain('Genuine')
    expect(await (await pages.app.request('/t/2')).text()).toContain('Genuine text')
  })
})
