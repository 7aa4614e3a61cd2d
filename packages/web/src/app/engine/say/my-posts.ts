// This device's own posts as a screen lists them: what each is, how far it has come, and what can still be done about it.

import { hasLeft, type Lane, type OutboxEntry, waitsForItsHour } from '@commonwall/sync'
import { KIND, parseProfile, tagsNamed, tagValue, type VerifiedEvent } from '@commonwall/wall'
import { excerptOf } from '../../../pages/fill/index.ts'
import { pathTo } from '../fill/path-to.ts'
import type { Wall } from '../wall.ts'
import type { Keyring } from './keyring.ts'
import { keyToTakeBack } from './own-key.ts'
import { isTakenBack, mayTakeBack } from './taking-back.ts'

/** One of this device's own posts. */
export interface MyPost {
  readonly id: string
  readonly kind: number
  /** A title, first words; of a profile the name, of a label its verb, of a report its type, of a signature on what. */
  readonly words: string
  readonly path: string | undefined
  readonly state: OutboxEntry['state']
  readonly witnesses: number | undefined
  readonly of: number | undefined
  /** It is in an optional log: read on request, not by everybody. */
  readonly optional: boolean
  /** Unix seconds; it leaves no earlier. */
  readonly notBefore: number
  readonly trouble: OutboxEntry['trouble']
  /** Somebody may have it, be it only that it was tried. */
  readonly hasLeft: boolean
  /** It is dated by the hour at which it is to leave: a log refuses it before. */
  readonly scheduled: boolean
  readonly lane: Lane | undefined
  /** It can still be taken back, and that would end something. */
  readonly mayTakeBack: boolean
  /** Its author asked for it to end. */
  readonly takenBack: boolean
  /** It is said under a lasting name. */
  readonly ofName: boolean
  /** It is not on the wall yet, and the key that signed it speaks for its name no more. */
  readonly retired: boolean
}

export interface Whose {
  readonly wall: () => Wall
  readonly keyring: Pick<Keyring, 'speaksFor'>
  /** Unix seconds. */
  readonly now: () => number
}

/** The newest first. */
export function myPosts(
  entries: readonly OutboxEntry[],
  { wall: current, keyring, now }: Whose,
): readonly MyPost[] {
  const wall = current()
  const { names, history } = wall.held
  const optional = history.logs.filter(({ admission }) => admission === 'optional')
  return entries.toReversed().map((entry) => {
    const { event, state, added, placement, notBefore, trouble, lane } = entry
    const name = names.nameOf(event.pubkey)
    const about = wall.events.get(ABOUT.has(event.kind) ? (tagValue(event, 'e') ?? '') : '') ?? event
    return {
      id: event.id,
      kind: event.kind,
      words: wordsOf(event),
      path: pathTo(wall, about),
      state,
      witnesses: placement?.witnesses,
      of: placement?.of,
      optional: optional.some(({ origin }) => placement?.proof.includes(`\n${origin}\n`)),
      notBefore,
      trouble,
      hasLeft: hasLeft(entry),
      // What was later than now only by a clock that has been put back was said at no chosen hour.
      scheduled: waitsForItsHour(entry, Math.max(now(), added)),
      lane,
      mayTakeBack: keyToTakeBack(event, { keyring, names }) !== undefined && mayTakeBack(wall, event),
      takenBack: isTakenBack(wall, event),
      ofName: name !== undefined,
      retired:
        state !== 'on-the-wall' && name !== undefined && !names.currentKeys(name).includes(event.pubkey),
    }
  })
}

/** Kinds that say something of another post, to which they lead. */
const ABOUT: ReadonlySet<number> = new Set([KIND.report, KIND.label, KIND.signature])

function wordsOf(event: VerifiedEvent): string {
  const { kind, content } = event
  if (kind === KIND.profile) return parseProfile(event)?.name ?? ''
  if (kind === KIND.label) return tagValue(event, 'l') ?? ''
  if (kind === KIND.signature) return tagValue(event, 'k') ?? ''
  if (kind === KIND.report) return tagsNamed(event, 'e')[0]?.[2] ?? ''
  return tagValue(event, 'title') ?? excerptOf(content, 80)
}
