// What a list shows of threads that began in another language than the reader's: see `toldTo`.

import { KIND, langOf, type VerifiedEvent } from '@commonwall/wall'
import { isOf, toldTo } from '@commonwall/web/fill'
import type { Language } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import type { Source } from './source.ts'

/** Replies looked at of who began a thread: the newest ones. */
const MOST = 200

/** Answers which text of a thread to show to a reader. @param roots the first texts that will be asked for */
export function toldIn(
  source: Source,
  roots: readonly VerifiedEvent[],
  lang: Language,
): (root: VerifiedEvent) => VerifiedEvent {
  const near = new Map(
    roots
      .filter((root) => root.kind === KIND.thread && langOf(root) !== lang)
      .map((root) => {
        const own = ownReplies(source, root)
        return [root.id, own.filter((reply) => isOf(lang, langOf(reply)))] as const
      }),
  )
  const ids = [...near.values()].flat().map(({ id }) => id)
  if (ids.length === 0) return (root) => root
  const absences = new Absences(source.store, source.facts, ids)
  const isOpen = (reply: VerifiedEvent) => absences.ofHeld(reply) === undefined
  return (root) => toldTo(lang, root, near.get(root.id) ?? [], isOpen)
}

/** What whoever began a thread said in it, in floor order. */
function ownReplies({ store, facts }: Source, root: VerifiedEvent): readonly VerifiedEvent[] {
  const asked = [{ kinds: [KIND.reply], authors: [root.pubkey], tags: { E: [root.id] } }]
  const least = facts.keyOf(root)
  return store
    .query(asked, MOST, 'default')
    .events.filter((reply) => !facts.isLeftOut(reply))
    .map((reply) => ({ reply, key: Math.max(least, facts.keyOf(reply)) }))
    .sort((a, b) => a.key - b.key || (a.reply.id < b.reply.id ? -1 : 1))
    .map(({ reply }) => reply)
}
