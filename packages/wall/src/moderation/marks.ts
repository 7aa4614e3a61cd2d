// What labels other than folds say of a post: pinned, closed, moved, a duplicate, unverified, vouched for.
//
// A moderator's word, by the roles in force when it was witnessed; on a wall without groups a keeper's. It ends
// when its author takes it back. A vouch is anybody's word and weighed by admission, not here.

import type { NostrEvent } from '../event/index.ts'
import { isFoldVerb } from '../rules/index.ts'
import { labelsAbout, type SpokenLabel, type TakenBack } from './spoken-label.ts'
import type { RolesView, TimeView } from './views.ts'

export interface Marks {
  readonly pinned: boolean
  /** Since when the thread is closed, unix seconds; later replies stay, and are marked by the app. */
  readonly closed: number | undefined
  /** The board to which the last move took it. */
  readonly movedTo: string | undefined
  /** The earlier thread of which this is a duplicate. */
  readonly duplicateOf: string | undefined
  /** A moderator says that what stands here was not verified. */
  readonly unverified: boolean
  /** Keys that vouch for it, sorted. */
  readonly vouchers: readonly string[]
}

export interface MarksInput {
  /** Id of the thread, reply or version. */
  readonly target: string
  readonly labels: Iterable<NostrEvent>
  readonly roles: RolesView
  readonly time: TimeView
  readonly takenBack?: TakenBack
}

/** The marks on a target at the wall time; where two differ the later counts, then the one with the lower id. */
export function marksOf({ target, labels, roles, time, takenBack }: MarksInput): Marks {
  const standing = labelsAbout(target, labels, time, takenBack).filter(
    (label) => label.takenBack === undefined && !isFoldVerb(label.verb),
  )
  const ruling = standing.filter((label) => mayMark(label, roles))
  const first = (verb: string) => ruling.find((label) => label.verb === verb)
  const last = (verb: string) => ruling.filter((label) => label.verb === verb).reduce(later, undefined)
  const vouchers = standing.filter(({ verb }) => verb === 'vouch').map(({ author }) => author)
  return {
    pinned: first('pin') !== undefined,
    closed: first('close')?.at,
    movedTo: last('move')?.board,
    duplicateOf: last('duplicate')?.original,
    unverified: first('unverified') !== undefined,
    vouchers: [...new Set(vouchers)].sort(),
  }
}

function mayMark({ author, at }: SpokenLabel, roles: RolesView): boolean {
  const { groups, moderators, keepers } = roles.rolesAt(at)
  return groups.length === 0 ? keepers.includes(author) : moderators.some(({ pubkey }) => pubkey === author)
}

/** Labels come by (time, id): a later one wins, an equally late one with a higher id does not. */
function later(held: SpokenLabel | undefined, next: SpokenLabel): SpokenLabel {
  return held !== undefined && held.at === next.at ? held : next
}
