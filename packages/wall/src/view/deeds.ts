// The moderation log: every label by somebody with a role, or that keepers signed, open to all readers. What folds or
// marks stands in it.

import type { VerifiedEvent } from '../event/index.ts'
import { keepersBehind } from '../moderation/fold-voices.ts'
import { labelsAbout, type RolesView, type TimeView } from '../moderation/index.ts'
import type { Label } from '../rules/index.ts'
import type { Fates } from './fate.ts'

/** One thing that a moderator or keeper did. */
export interface Deed extends Label {
  /** Witnessed time, unix seconds. */
  readonly at: number
  /** Unix seconds; undefined if it was not taken back. */
  readonly takenBack: number | undefined
  /** The groups for which its author moderated then; empty for a keeper's, and for one that keepers signed. */
  readonly groups: readonly string[]
}

export interface DeedsInput {
  /** By target. */
  readonly labels: ReadonlyMap<string, readonly VerifiedEvent[]>
  /** By target: on labels, where the wall had no groups. */
  readonly signatures: ReadonlyMap<string, readonly VerifiedEvent[]>
  readonly fates: Pick<Fates, 'takenBack'>
  readonly roles: RolesView
  readonly time: TimeView
}

/** What was done, latest first, then by id. Whether a fold has an effect now is `foldState`'s to say. */
export function deedsOf({ labels, signatures, fates, roles, time }: DeedsInput): readonly Deed[] {
  const deeds: Deed[] = []
  for (const [target, events] of labels) {
    const takenBack = fates.takenBack(events)
    for (const label of labelsAbout(target, events, time, takenBack)) {
      const { moderators, groups: all } = roles.rolesAt(label.at)
      const groups = moderators.filter(({ pubkey }) => pubkey === label.author).map(({ group }) => group)
      const signed = all.length === 0 ? (signatures.get(label.id) ?? []) : []
      if (
        groups.length > 0 ||
        keepersBehind(label, { signatures: signed, roles, time, takenBack }).length > 0
      )
        deeds.push({ ...label, groups })
    }
  }
  return deeds.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}
