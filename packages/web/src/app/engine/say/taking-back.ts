// What of one's own can be taken back: words, which then leave the wall; labels, reports and signatures, whose say ends.
//
// Not what results are computed from, and not a fold that stays: no later word of its moderator undoes that
// (docs/protocol/moderation.md §2).

import { KIND, type NostrEvent, tagValue, WORD_KINDS } from '@commonwall/wall'
import type { Wall } from '../wall.ts'

/** True from when its author asked for it: what a lasting name withdraws still stands for a while. */
export function isTakenBack({ fates }: Wall, event: NostrEvent): boolean {
  return fates.takenBack([event])(event) !== undefined || fates.withdrawal(event).by !== undefined
}

/** True if taking it back would end something, and nobody has yet. */
export function mayTakeBack(wall: Wall, event: NostrEvent): boolean {
  if (isTakenBack(wall, event)) return false
  if (event.kind === KIND.label) {
    const target = tagValue(event, 'e') ?? ''
    const { stays, labels } = wall.fates.fold({
      id: target,
      kind: wall.events.get(target)?.kind ?? KIND.reply,
    })
    return !stays || !labels.includes(event.id)
  }
  if (event.kind === KIND.signature) return tagValue(event, 'k') === String(KIND.article)
  return WORD_KINDS.has(event.kind) || event.kind === KIND.report
}
