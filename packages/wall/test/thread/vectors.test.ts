// vectors/thread: the order, floors and writers' numbers of threads, in any order of events.

import { readFileSync } from 'node:fs'
import {
  alreadyVerified,
  buildThread,
  hasTrueId,
  type NostrEvent,
  parseEvent,
  sortKey,
  writerNumbers,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { shuffled } from '../event-fixture.ts'

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

function cases(kind: string): readonly ThreadCase[] {
  const file = new URL(`../../../../vectors/thread/${kind}/threads.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).cases
}

describe('vectors/thread', () => {
  it.each([...cases('valid'), ...cases('invalid')].map((one) => [one.name, one] as const))(
    '%s',
    (_name, one) => {
      const events = one.events.map((event) => alreadyVerified(parseEvent(event)))
      for (const event of events) expect(hasTrueId(event)).toBe(true)
      for (let seed = 0; seed < 5; seed++) {
        const thread = buildThread({
          id: one.root,
          root: events.find(({ id }) => id === (one.versions?.at(-1) ?? one.root)),
          aliases: one.versions ?? [],
          replies: shuffled([...events, ...events], seed),
          keyOf: (event) => sortKey(event, one.witnessed[event.id]),
          gone: (id) => one.gone.includes(id),
        })
        const posts = thread.posts.map(({ id, floor = null, key, parent = null, generation, event }) => {
          return { id, floor, key, parent, generation, body: event !== undefined }
        })
        expect(posts).toEqual(one.posts)
        if (one.writers) expect(Object.fromEntries(writerNumbers(thread, () => false))).toEqual(one.writers)
      }
    },
  )
})
