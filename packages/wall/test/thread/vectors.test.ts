// vectors/thread: what replies hang under; the order, floors and writers' numbers of threads, in any order of events.

import { readFileSync } from 'node:fs'
import {
  alreadyVerified,
  buildThread,
  Fates,
  hasTrueId,
  type NostrEvent,
  parseEvent,
  rootFor,
  sortIntoDrawers,
  sortKey,
  writerNumbers,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { shuffled, WALL } from '../event-fixture.ts'
import { Clock, key, namesView, rolesView, type VectorName } from '../moderation/cast.ts'

interface ThreadCase {
  readonly name: string
  readonly root: string
  /** Where the root is an address: ids of the article's versions, the current one last. */
  readonly versions?: readonly string[]
  readonly events: readonly NostrEvent[]
  readonly witnessed: Readonly<Record<string, number>>
  readonly gone: readonly string[]
  readonly posts: readonly unknown[]
  readonly writers?: Readonly<Record<string, number>>
}

interface RootCase {
  readonly name: string
  /** By address: ids of the versions that count. */
  readonly counting: Readonly<Record<string, readonly string[]>>
  readonly withdrawals: readonly NostrEvent[]
  readonly names?: readonly VectorName[]
  readonly witnessed?: Readonly<Record<string, number>>
  readonly replies: readonly { readonly event: NostrEvent; readonly root: string }[]
}

interface VectorFile<T> {
  readonly keys?: Readonly<Record<string, string>>
  readonly cases: readonly T[]
}

function file<T>(path: string): VectorFile<T> {
  return JSON.parse(readFileSync(new URL(`../../../../vectors/thread/${path}.json`, import.meta.url), 'utf8'))
}

const cases = <T>(path: string) => file<T>(path).cases

const read = (event: NostrEvent) => alreadyVerified(parseEvent(event))
const isReply = ({ kind }: NostrEvent) => kind === 1111

describe('vectors/thread', () => {
  const threads = ['valid/threads', 'invalid/threads'].flatMap(cases<ThreadCase>)

  it.each(threads.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const events = one.events.map(read)
    const articleOf = (id: string) => (one.versions?.includes(id) ? one.root : undefined)
    const isHere = (event: NostrEvent) =>
      isReply(event) && rootFor(event, { articleOf, wasOf: () => undefined }) === one.root
    for (const event of events) expect(hasTrueId(event)).toBe(true)
    const drawers = sortIntoDrawers({
      wall: WALL,
      events,
      names: namesView([]),
      time: new Clock(0),
      now: 10_000,
    })
    for (let seed = 0; seed < 5; seed++) {
      const thread = buildThread({
        id: one.root,
        root: drawers.threads.get(one.root) ?? events.find(({ id }) => id === one.versions?.at(-1)),
        replies: shuffled([...events, ...events], seed).filter(isHere),
        keyOf: (event) => sortKey(event, one.witnessed[event.id]),
        gone: (id) => one.gone.includes(id),
      })
      const posts = thread.posts.map(({ id, floor = null, key, parent = null, generation, event }) => {
        return { id, floor, key, parent, generation, body: event !== undefined }
      })
      expect(posts).toEqual(one.posts)
      if (one.writers) expect(Object.fromEntries(writerNumbers(thread, () => false))).toEqual(one.writers)
    }
  })

  it('say which keys the letters in names stand for', () => {
    expect(file('valid/roots').keys).toEqual({ old: key('old'), new: key('new') })
  })

  it.each(cases<RootCase>('valid/roots').map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const counting = new Map(
      Object.entries(one.counting).flatMap(([address, ids]) => ids.map((id) => [id, address] as const)),
    )
    const withdrawals = one.withdrawals.map(read)
    for (const event of [...withdrawals, ...one.replies.map((reply) => read(reply.event))])
      expect(hasTrueId(event)).toBe(true)
    for (let seed = 0; seed < 3; seed++) {
      const time = new Clock(0)
      for (const event of withdrawals) time.witness(event, one.witnessed?.[event.id])
      const names = namesView(one.names ?? [])
      const roles = rolesView({ groups: [], moderators: [], keepers: [], threshold: 1 })
      const events = shuffled(withdrawals, seed)
      const drawers = sortIntoDrawers({ wall: WALL, events, names, time, now: 10_000 })
      const fates = new Fates({ drawers, roles, names, time })
      const versions = {
        articleOf: (id: string) => counting.get(id),
        wasOf: (id: string) => fates.wasOf(id),
      }
      expect(one.replies.map(({ event }) => rootFor(event, versions))).toEqual(
        one.replies.map(({ root }) => root),
      )
    }
  })
})
