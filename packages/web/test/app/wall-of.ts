// A wall with two groups of moderators and no witnesses' delays: events are witnessed at the time that they say, unless a
// test says another. Signed for real, so that the engine's own functions may be asked.

import { type EventTemplate, KIND, publicKeyOf, signEvent, type VerifiedEvent } from '@commonwall/wall'
import type { Held } from '../../src/app/engine/held.ts'
import { Wall, type WallInput } from '../../src/app/engine/wall.ts'

export const WALL = 'aa'.repeat(32)
export const NOW = 1_800_000_000

/** A secret key by its number. */
export const secret = (n: number): Uint8Array => new Uint8Array(32).fill(n)

/** An event of this wall. @param n number of its key */
export function said(
  n: number,
  kind: number,
  tags: readonly string[][],
  content = '',
  at = NOW,
): VerifiedEvent {
  const template: EventTemplate = { kind, created_at: at, tags: [['h', WALL], ...tags], content }
  return signEvent(template, secret(n), new Uint8Array(32))
}

export const thread = (n: number): VerifiedEvent =>
  said(
    n,
    KIND.thread,
    [
      ['title', 'A thread'],
      ['t', 'talk'],
    ],
    'Its words.',
  )

export const label = (n: number, target: string, verb: string, at = NOW): VerifiedEvent =>
  said(
    n,
    KIND.label,
    [
      ['L', 'commonwall'],
      ['l', verb, 'commonwall'],
      ['e', target],
    ],
    '',
    at,
  )

interface Given {
  readonly events: readonly VerifiedEvent[]
  /** Number of the key of each group's moderator. */
  readonly moderators: Readonly<Record<string, number>>
  /** Numbers of the keepers' keys, who must all agree; none: the wall's keeper says nothing. */
  readonly keepers?: readonly number[]
  /** Numbers of the keys that are lasting names. */
  readonly names?: readonly number[]
  /** Numbers of the keys on this device. */
  readonly mine?: readonly number[]
  readonly marks?: WallInput['marks']
  /** Ids of those whose bodies were taken back: their places are empty, as whoever never held them has it. */
  readonly gone?: ReadonlySet<string | undefined>
}

export function wallOf(given: Given): Wall {
  const { events, moderators, keepers: kept = [], names = [], mine = [], marks, gone = new Set() } = given
  const groups = Object.keys(moderators)
  const roles = Object.entries(moderators).map(([group, n]) => ({ group, pubkey: publicKeyOf(secret(n)) }))
  const keepers = kept.map((n) => publicKeyOf(secret(n)))
  const threshold = Math.max(1, keepers.length)
  const boards = [{ slug: 'talk', lang: 'en', title: 'Talk' }]
  const current = {
    ...{ groups, moderators: roles, keepers, threshold, boards, langs: ['en'], pow: 0 },
    ...{ titles: [{ lang: 'en', text: 'A wall' }], witnesses: [] },
  }
  const times = new Map(events.map(({ id, created_at }) => [id, created_at]))
  const lasting = new Set(names.map((n) => publicKeyOf(secret(n))))
  const nameOf = (key: string) => (lasting.has(key) ? key : undefined)
  const held = {
    wall: WALL,
    events: new Map(events.flatMap((event) => (gone.has(event.id) ? [] : [[event.id, event]]))),
    history: {
      ...{ wall: WALL, current, wallTime: NOW, definitionAt: () => current },
      witnessedTime: (id: string) => times.get(id),
      moderatorsAt: () => roles,
      keepersAt: () => ({ keepers, threshold }),
      stale: () => false,
    },
    names: { nameOf, countsAt: () => true, isCurrent: () => true, rotations: () => [], all: [] },
    logs: [
      {
        ...{ admission: 'default', anchors: [], size: events.length, held: events.length },
        positions: new Map(events.map(({ id }, place) => [id, place])),
      },
    ],
    holes: new Map(
      [...gone].map((id) => [id, { id, why: { class: 'withdrawn', by: '', authorKnown: false } }]),
    ),
    caught: [],
    waiting: 0,
  } as unknown as Held
  const keys = new Set(mine.map((n) => publicKeyOf(secret(n))))
  const isMine = (key: string) => keys.has(key)
  return new Wall({
    ...{
      held,
      own: new Map(),
      isMine,
      mayWithdraw: isMine,
      marks,
      source: 'host',
      asked: false,
    },
    ...{ saved: false, now: NOW },
  })
}
