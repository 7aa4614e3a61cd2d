// Taking back everything that a name said, by one wish to vanish (NIP-62): what it would reach, how far the last one has
// come, and saying it. Who may withdraw what, and when, is `wall`'s to say.

import { ALL_RELAYS, KIND, type VerifiedEvent, WORD_KINDS, withdrawalState } from '@commonwall/wall'
import type { Own } from '../own/own.ts'
import { type Manner, type SigningOptions, sayAs } from '../say/manner.ts'
import type { Wall } from '../wall.ts'

export interface Vanishing {
  /** Posts and versions of articles that a wish would reach now, as far as they are held here. */
  readonly posts: number
  /** The last wish that is not void. */
  readonly wish: Wish | undefined
}

export interface Wish {
  /** What was said up to then, unix seconds. */
  readonly upTo: number
  /** When its effect begins, unix seconds; undefined while no witness saw it, or once it has begun. */
  readonly due: number | undefined
  readonly done: boolean
}

/** @param pubkey of a key that speaks for a name now */
export function vanishingOf(wall: Wall, pubkey: string): Vanishing {
  const { names, history } = wall.held
  const name = names.nameOf(pubkey)
  // What another key said that still speaks for the name is not this one's to take back.
  const reaches = (author: string) =>
    author === pubkey || (names.nameOf(author) === name && !names.isCurrent(author, history.wallTime))
  const own = [...wall.events.values()].filter(({ pubkey: author }) => reaches(author))
  const wishes = own.filter(({ kind }) => kind === KIND.vanish).flatMap((event) => wishOf(wall, event))
  return {
    posts: own.filter((event) => WORD_KINDS.has(event.kind) && !wall.fates.isWithdrawn(event)).length,
    wish: wishes.reduce<Wish | undefined>(
      (last, one) => (last && last.upTo > one.upTo ? last : one),
      undefined,
    ),
  }
}

/** None if a rotation voided it. */
function wishOf({ held }: Wall, event: VerifiedEvent): readonly Wish[] {
  const { pubkey, created_at } = event
  const target = { id: '', kind: KIND.reply, pubkey, created_at, tags: [] }
  const state = withdrawalState({ target, withdrawals: [event], names: held.names, time: held.history })
  return state.by === undefined ? [] : [{ upTo: created_at, due: state.due, done: state.withdrawn }]
}

/** Wishes it, on every relay that hears of it. @throws EngineError engine/no-key */
export async function vanish(wall: Wall, own: Own, options: SigningOptions, manner: Manner): Promise<void> {
  const tags = [
    ['h', wall.held.wall],
    ['relay', ALL_RELAYS],
  ]
  await sayAs(manner, { kind: KIND.vanish, tags, content: '' }, { ...options, wall, own })
}
