// Whose posts need no work: names of some age, and keys for whom such names or moderators vouch.
//
// Vouching is worth something because it is scarce: ten a week, whoever vouches.

import { KIND } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import type { NamesView } from './names-view.ts'

/** Seconds of witnessed time after which a name's posts need no work. */
export const ESTABLISHED_AFTER = 14 * 24 * 3600
/** Vouches of one key that count in any seven days. */
export const VOUCHES_A_WEEK = 10
const WEEK = 7 * 24 * 3600
/** The newest posts of a key that are looked at for vouches. */
const POSTS_LOOKED_AT = 50

/** True if the key belonged to a lasting name long enough before this wall time (unix seconds). */
export function isEstablished(names: NamesView, pubkey: string, wallTime: number): boolean {
  return names.nameOf(pubkey, wallTime - ESTABLISHED_AFTER) !== undefined && names.isCurrent(pubkey, wallTime)
}

/**
 * True if a label `vouch` stands on one of the key's newest posts, by somebody who may vouch, and was among the
 * first ten of its author in the seven days before it. `mayVouch` is not asked for labels of the key itself.
 */
export function isVouchedFor(
  store: Pick<EventStore, 'query'>,
  pubkey: string,
  mayVouch: (pubkey: string) => boolean,
): boolean {
  const posts = store.query([{ authors: [pubkey], limit: POSTS_LOOKED_AT, tags: {} }], POSTS_LOOKED_AT).events
  if (posts.length === 0) return false
  const vouches = store.query(
    [{ kinds: [KIND.label], limit: POSTS_LOOKED_AT, tags: { l: ['vouch'], e: posts.map(({ id }) => id) } }],
    POSTS_LOOKED_AT,
  ).events
  return vouches.some(
    (vouch) => vouch.pubkey !== pubkey && mayVouch(vouch.pubkey) && isWithinBudget(store, vouch),
  )
}

function isWithinBudget(
  store: Pick<EventStore, 'query'>,
  vouch: { readonly pubkey: string; readonly created_at: number; readonly id: string },
): boolean {
  const week = {
    kinds: [KIND.label],
    authors: [vouch.pubkey],
    since: vouch.created_at - WEEK,
    until: vouch.created_at,
    tags: { l: ['vouch'] },
  }
  // Newest first: one that is followed by ten older ones is over the budget.
  const { events } = store.query([{ ...week, limit: 1_000 }], 1_000)
  const place = events.findIndex(({ id }) => id === vouch.id)
  return events.length - place <= VOUCHES_A_WEEK
}
