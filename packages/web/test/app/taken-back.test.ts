// A thread or an article that its author took back leaves its place, and what others said under it: nobody takes that back
// with it.

import { addressOf, KIND, replyTags, tagValue, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { pageOf } from '../../src/app/engine/pages.ts'
import { templateOf, withdrawalOf } from '../../src/app/engine/say/template.ts'
import type { Wall } from '../../src/app/engine/wall.ts'
import { label, NOW, said, thread, wallOf } from './wall-of.ts'

const [ANN, BEN] = [1, 2]
const essay = (n: number) =>
  said(
    ANN,
    KIND.article,
    [
      ['d', 'essay'],
      ['title', 'Her essay'],
      ['t', 'talk'],
    ],
    `Words ${n}.`,
    NOW - 100 + n,
  )
const answerTo = (root: VerifiedEvent) => said(BEN, KIND.reply, replyTags(root), 'What I think of it.')
const given = { moderators: {} }
const later = () => Promise.reject(new Error('nothing later is asked for'))

/** The wall once her withdrawal was logged: bodies that are still here, and then as everybody has it. */
function takenBack(root: VerifiedEvent, ...events: readonly VerifiedEvent[]) {
  const { tags } = withdrawalOf(wallOf({ ...given, events }), root, NOW)
  const all = [
    ...events,
    said(
      ANN,
      KIND.withdrawal,
      tags.slice(1).map((tag) => [...tag]),
    ),
  ]
  const gone = new Set(tags.filter(([name]) => name === 'e').map(([, id]) => id))
  return { gone, walls: [wallOf({ ...given, events: all }), wallOf({ ...given, events: all, gone })] }
}

const look = async (wall: ReturnType<typeof wallOf>, path: string) => {
  const page = await pageOf(wall, { path, lang: 'en' }, later)
  return page.kind === 'thread'
    ? {
        wasArticle: page.wasArticle,
        absence: page.posts[0]?.absence?.kind,
        said: page.posts.slice(1).map(({ text }) => text?.text),
      }
    : page.kind
}

it('an article: its withdrawal names each version, its place says so, and the talk under it goes on', async () => {
  const [first, second] = [essay(1), essay(2)]
  const { gone, walls } = takenBack(second, first, second, answerTo(second))
  expect([...gone]).toEqual([first.id, second.id])
  for (const [at, wall] of walls.entries()) {
    const left = {
      wasArticle: true,
      absence: at === 0 ? 'withdrawn' : 'claimed',
      said: ['What I think of it.'],
    }
    for (const path of ['t/0', 't/1', 't/2']) expect(await look(wall, path)).toEqual(left)
    const reply = { root: addressOf(first), parent: addressOf(first) }
    const typed = { form: 'reply', title: '', text: 'So do I.', board: '', lang: 'en', reply } as const
    const { tags } = templateOf(wall, typed, NOW, '')
    expect(tagValue({ tags }, 'A')).toBe(addressOf(first))
    expect(gone).toContain(tagValue({ tags }, 'E'))
  }
})

it('one that nobody answered has its place too', async () => {
  for (const [root, wasArticle] of [
    [essay(1), true],
    [thread(ANN), false],
  ] as const) {
    const { walls } = takenBack(root, root)
    for (const wall of walls) expect(await look(wall, 't/0')).toMatchObject({ wasArticle, said: [] })
  }
})

it('of a reply that was taken back there is no page of its own', async () => {
  const root = thread(ANN)
  const reply = said(ANN, KIND.reply, replyTags(root), 'Mine.')
  const { walls } = takenBack(reply, root, reply)
  expect(await look(walls[1] as never, 't/1')).toBe('notice')
})

it('its place and its talk are where its author says, whatever others log of it, or it of what others wrote', async () => {
  const [other, first] = [thread(BEN), essay(1)]
  const { walls } = takenBack(first, other, first, answerTo(first))
  const [, everybodys] = walls as [Wall, Wall]
  const address = addressOf(first)
  const events = [...everybodys.held.events.values()]
  const back = (n: number, ids: readonly string[]) =>
    said(n, KIND.withdrawal, [['a', address], ...ids.map((id) => ['e', id]), ['k', String(KIND.article)]])
  for (const more of [back(BEN, [other.id]), back(ANN, [other.id, first.id])]) {
    const all = [other, first, ...events.filter(({ id }) => id !== other.id), more]
    const wall = wallOf({ ...given, events: all, gone: new Set([first.id]) })
    expect(wall.rootPath(address)).toBe('t/1')
    expect(await look(wall, 't/1')).toMatchObject({ wasArticle: true, said: ['What I think of it.'] })
  }
})

it('and stays there, whoever claims the place for an article of their own after that, with whatever id', async () => {
  const first = essay(1)
  const { walls } = takenBack(first, first, answerTo(first))
  const [, everybodys] = walls as [Wall, Wall]
  for (let n = 0; n < 5; n++) {
    const theirs = `${KIND.article}:${answerTo(first).pubkey}:${n}`
    const claim = said(
      BEN,
      KIND.withdrawal,
      [
        ['a', theirs],
        ['e', first.id],
        ['k', String(KIND.article)],
      ],
      '',
      NOW + 1,
    )
    const events = [first, ...everybodys.held.events.values(), claim]
    const wall = wallOf({ ...given, events, gone: new Set([first.id]) })
    expect(await look(wall, 't/0')).toMatchObject({ wasArticle: true, said: ['What I think of it.'] })
  }
})

it('its author’s own device knows that it was withdrawn, by the key that it has and nothing more', async () => {
  const post = thread(ANN)
  const { walls } = takenBack(post, post)
  const events = [...((walls[0] as Wall).held.events.values() as Iterable<VerifiedEvent>)]
  const gone = new Set([post.id])
  expect(await look(wallOf({ ...given, events, gone, mine: [ANN] }), 't/0')).toMatchObject({
    absence: 'withdrawn',
  })
  expect(await look(wallOf({ ...given, events, gone, mine: [BEN] }), 't/0')).toMatchObject({
    absence: 'claimed',
  })
})

/** As clients of others may answer one version: by its id alone. */
const answerToVersion = ({ id }: VerifiedEvent) =>
  said(BEN, KIND.reply, replyTags({ id, kind: KIND.article }), 'Of that version.')

it('what was said of one version alone stands with the rest where the article was taken back', async () => {
  const [first, second] = [essay(1), essay(2)]
  const { walls } = takenBack(second, first, second, answerTo(second), answerToVersion(first))
  for (const wall of walls)
    for (const path of ['t/0', 't/1', 't/2', 't/3'])
      expect((await look(wall, path)) as object).toMatchObject({
        wasArticle: true,
        said: expect.arrayContaining(['What I think of it.', 'Of that version.']),
      })
})

it('and apart, at the place of that version, where it was folded: also on a copy that holds it', async () => {
  const [first, second] = [essay(1), essay(2)]
  const events = [first, second, answerTo(second), answerToVersion(first)]
  const fold = label(11, first.id, 'fold/personal-data')
  for (const gone of [new Set<string>(), new Set([first.id])]) {
    const wall = wallOf({ moderators: { a: 11, b: 12 }, events: [...events, fold], gone })
    for (const path of ['t/0', 't/3'])
      expect(await look(wall, path)).toMatchObject({ wasArticle: false, said: ['Of that version.'] })
    for (const path of ['t/1', 't/2']) expect(await look(wall, path)).toBe('article')
    const reply = { root: first.id, parent: first.id }
    const typed = { form: 'reply', title: '', text: 'So do I.', board: '', lang: 'en', reply } as const
    const { tags } = templateOf(wall, typed, NOW, '')
    expect([tagValue({ tags }, 'A'), tagValue({ tags }, 'E')]).toEqual([undefined, first.id])
  }
})
