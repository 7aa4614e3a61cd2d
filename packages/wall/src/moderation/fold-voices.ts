// Who stands behind a fold: moderators in the voice of their groups, or keepers by their signatures.

import { KIND, type NostrEvent, tagValue } from '../event/index.ts'
import { PAUSE } from '../time/anchor.ts'
import type { SpokenLabel, TakenBack } from './spoken-label.ts'
import type { RolesView, TimeView } from './views.ts'

/** One moderator's fold in the voice of one of their groups. */
export interface Voice {
  readonly label: SpokenLabel
  readonly group: string
}

/** In the name of which groups, of those that have not folded this target before, a label speaks. */
export function voicesOf(label: SpokenLabel, roles: RolesView, spent: ReadonlySet<string>): readonly Voice[] {
  return roles
    .rolesAt(label.at)
    .moderators.filter(({ pubkey, group }) => pubkey === label.author && !spent.has(group))
    .map(({ group }) => ({ label, group }))
}

/**
 * The time from which enough different moderators of different groups agree, if they ever did.
 * @param voices in time order
 * @param needed how many groups, 1 or 2
 */
export function staysFrom(voices: readonly Voice[], needed: number): number | undefined {
  if (needed === 1) return voices[0]?.label.at
  for (const [index, later] of voices.entries())
    for (const earlier of voices.slice(0, index)) {
      const differ = earlier.group !== later.group && earlier.label.author !== later.label.author
      if (differ && standsAt(earlier.label.takenBack, later.label.at)) return later.label.at
    }
  return undefined
}

/**
 * The time of the signature by which k keepers stand behind a label, within the pause; its author counts, and a
 * signature taken back before that does not.
 */
export function signedByKeepers(
  label: SpokenLabel,
  given: {
    readonly signatures: Iterable<NostrEvent>
    readonly roles: RolesView
    readonly time: TimeView
    readonly takenBack: TakenBack
  },
): number | undefined {
  const { keepers, threshold } = given.roles.rolesAt(label.at)
  const spans = [{ keeper: label.author, from: label.at, until: label.takenBack }]
  for (const signature of given.signatures) {
    if (signature.kind !== KIND.signature || tagValue(signature, 'e') !== label.id) continue
    const at = given.time.witnessedTime(signature.id)
    if (at === undefined || at >= label.at + PAUSE) continue
    spans.push({
      keeper: signature.pubkey,
      from: Math.max(at, label.at),
      until: given.takenBack(signature),
    })
  }
  const kept = spans.filter(({ keeper }) => keepers.includes(keeper))
  const moments = kept.map(({ from }) => from).sort((a, b) => a - b)
  return moments.find((moment) => {
    const standing = kept.filter(({ from, until }) => from <= moment && standsAt(until, moment))
    return (
      standsAt(label.takenBack, moment) && new Set(standing.map(({ keeper }) => keeper)).size >= threshold
    )
  })
}

function standsAt(takenBack: number | undefined, moment: number): boolean {
  return takenBack === undefined || takenBack > moment
}
