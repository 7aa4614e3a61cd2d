// What a post says about itself: its title, its board, what it answers (DESIGN §3.1; NIP-7D, NIP-22).
//
// Reads only events that passed `checkWallEvent`; of others it answers undefined rather than guess.

import { KIND, type NostrEvent, tagValue } from '../event/index.ts'

/** The title of a thread or an article. */
export function titleOf(event: NostrEvent): string | undefined {
  return tagValue(event, 'title')
}

/** The slug of the board that a thread or an article was put on by its author: its first `t`. */
export function boardOf(event: NostrEvent): string | undefined {
  return tagValue(event, 't')
}

/**
 * What a reply hangs under: the address of an article where it names one (`A`), else the id of the root (`E`).
 * Undefined for what is no reply.
 */
export function rootOf(event: NostrEvent): string | undefined {
  if (event.kind !== KIND.reply) return undefined
  return tagValue(event, 'A') ?? tagValue(event, 'E')
}

/**
 * The id of the reply that a reply answers; undefined if it answers the root itself, also where it says of the root's
 * own id that this is a reply.
 */
export function parentOf(event: NostrEvent): string | undefined {
  if (tagValue(event, 'k') !== String(KIND.reply)) return undefined
  const parent = tagValue(event, 'e')
  return parent === tagValue(event, 'E') ? undefined : parent
}
