import { memoryRows } from '@commonwall/sync'
import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { Marks } from '../../../src/app/engine/keep/marks.ts'
import { NOW, said, thread, wallOf } from '../wall-of.ts'

const [WRITER, OTHER, ME] = [1, 2, 3]

function reply(n: number, { id }: VerifiedEvent, at = NOW): VerifiedEvent {
  const tags = [
    ['E', id],
    ['K', '11'],
    ['e', id],
    ['k', '11'],
  ]
  return said(n, KIND.reply, tags, 'An answer.', at)
}

/** The wall that this reader sees, who began to keep marks at a time. */
async function seen(since: number) {
  const marks = await Marks.open(memoryRows(), since)
  return {
    marks,
    wall: (...events: VerifiedEvent[]) => wallOf({ events, moderators: {}, mine: [ME], marks }),
  }
}

describe('what moved since it was read', () => {
  it('is a thread with an answer that bears the very hour of the last look', async () => {
    const root = thread(WRITER)
    const { marks, wall } = await seen(NOW)
    expect(wall(root).isUnread(root.id)).toBe(false)
    await marks.read(root.id, wall(root).saidByOthers(root.id))
    const answered = wall(root, reply(OTHER, root))
    expect(answered.isUnread(root.id)).toBe(true)
    await marks.read(root.id, answered.saidByOthers(root.id))
    expect(answered.isUnread(root.id)).toBe(false)
  })

  it('is nothing that the reader said', async () => {
    const root = thread(WRITER)
    const { marks, wall } = await seen(NOW)
    await marks.read(root.id, wall(root).saidByOthers(root.id))
    expect(wall(root, reply(ME, root)).isUnread(root.id)).toBe(false)
    const own = thread(ME)
    expect((await seen(NOW - 1)).wall(own).isUnread(own.id)).toBe(false)
  })

  it('is a thread that began since, and was not read; not one that was there before', async () => {
    const root = thread(WRITER)
    const later = await seen(NOW - 1)
    expect(later.wall(root).isUnread(root.id)).toBe(true)
    await later.marks.read(root.id, later.wall(root).saidByOthers(root.id))
    expect(later.wall(root).isUnread(root.id)).toBe(false)
  })

  it('is an article with another version', async () => {
    const tags = [
      ['d', 'a'],
      ['title', 'An article'],
      ['t', 'talk'],
    ]
    const first = said(WRITER, KIND.article, tags, 'First.', NOW)
    const second = said(WRITER, KIND.article, tags, 'Second.', NOW + 1)
    const address = `${KIND.article}:${first.pubkey}:a`
    const { marks, wall } = await seen(NOW)
    expect(wall(first).isUnread(address)).toBe(false)
    await marks.read(address, wall(first).saidByOthers(address))
    expect(wall(first, second).isUnread(address)).toBe(true)
  })

  it('is kept with what is saved, since when as well', async () => {
    const root = thread(WRITER)
    const rows = memoryRows()
    await (await Marks.open(rows, NOW - 1)).follow(root.id, true)
    const marks = await Marks.open(rows, NOW + 1)
    const wall = wallOf({ events: [root], moderators: {}, marks })
    expect([marks.isFollowed(root.id), wall.isUnread(root.id)]).toEqual([true, true])
  })
})

it('marks of two tabs stay, whichever marks last', async () => {
  const rows = memoryRows()
  const [one, other] = [await Marks.open(rows, NOW), await Marks.open(rows, NOW + 60)]
  await one.follow('a', true)
  await other.read('b', 3)
  await other.follow('c', true)
  await one.follow('a', false)
  const again = await Marks.open(rows, NOW + 120)
  expect(['a', 'c'].map((root) => again.isFollowed(root))).toEqual([false, true])
  expect([again.isUnread('b', 3, NOW), again.isUnread('d', 1, NOW + 30)]).toEqual([false, true])
})

it('marks that were kept are there also where there is no room for more', async () => {
  const rows = memoryRows()
  await (await Marks.open(rows, NOW)).follow('a', true)
  const full = { ...rows, put: () => Promise.reject(new Error('full')) }
  expect((await Marks.open(full, NOW + 60)).isFollowed('a')).toBe(true)
})

it('a mark that could not be kept is none: what was marked before stands, also where nothing was ever kept', async () => {
  const rows = memoryRows()
  await (await Marks.open(rows, NOW)).follow('a', true)
  const put = () => Promise.reject(new Error('full'))
  for (const [full, isFollowed] of [
    [{ ...rows, put }, true],
    [{ ...memoryRows(), put }, false],
  ] as const) {
    const marks = await Marks.open(full, NOW)
    await expect(marks.follow('a', !isFollowed)).rejects.toThrow('full')
    await expect(marks.read('b', 3)).rejects.toThrow('full')
    expect([marks.isFollowed('a'), marks.isUnread('b', 3, NOW + 1)]).toEqual([isFollowed, true])
  }
})
