// What a list shows of a thread that began in another language than the reader's: what whoever began it answered to it
// in theirs.
//
// Words of the very key that began it, and of nobody else: whoever could put a translation in the place of somebody's
// words on every front would put what they like there. A post says its language itself; nothing is guessed.

import { langOf, parentOf, type VerifiedEvent } from '@commonwall/wall'
import type { Language } from '../model.ts'
import { nearestTo } from './titles.ts'

/** Of the first text and its author's replies to it, in order, the first that is nearest to the reader's language. */
export function toldTo(
  lang: Language,
  root: VerifiedEvent,
  replies: readonly VerifiedEvent[],
  isOpen: (reply: VerifiedEvent) => boolean,
): VerifiedEvent {
  const own = replies.filter(
    (reply) => reply.pubkey === root.pubkey && parentOf(reply) === undefined && isOpen(reply),
  )
  return nearestTo(lang, [root, ...own], langOf) ?? root
}
