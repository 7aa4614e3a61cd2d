// Who stands behind a fold: moderators in the voice of their groups, or keepers by their signatures.

import { KIND, type NostrEvent } from '../event/index.ts'
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

/** The time from which moderators of two different groups agree, who are two people, if they ever did. @param voices in time order */
export function agreedAt(voices: readonly Voice[]): number | undefined {
  for (const [index, later] of voices.entries())
    for (const earlier of voices.slice(0, index)) {
      const differ = earlier.group !== later.group && earlier.label.author !== later.label.author
      if (differ && standsAt(earlier.label.takenBack, later.label.at)) return later.label.at
    }
  return undefined
}

/** Since when somebody stands behind a label, and until when, unix seconds. */
export interface Stand {
  readonly by: string
  readonly from: number
  /** When it was taken back; undefined if never. */
  readonly until: number | undefined
}

/**
 * True unless what one alone decided was undone before its pause was over: taken back, or its author's power was.
 * @param holds whether its author has that power at a time
 */
export function standsAlone(
  { by, from, until }: Stand,
  holds: (by: string, time: number) => boolean,
  wallTime: number,
): boolean {
  const last = Math.min(wallTime, from + PAUSE - 1)
  return standsAt(until, last) && holds(by, last)
}

export interface KeepersWord {
  /** On this label. */
  readonly signatures: Iterable<NostrEvent>
  readonly roles: RolesView
  readonly time: TimeView
  readonly takenBack: TakenBack
}

/** The keepers behind a label, its author among them if it is one; who signed after its pause comes too late. */
export function keepersBehind(
  label: SpokenLabel,
  { signatures, roles, time, takenBack }: KeepersWord,
): readonly Stand[] {
  const { keepers } = roles.rolesAt(label.at)
  const stands: Stand[] = [{ by: label.author, from: label.at, until: label.takenBack }]
  for (const signature of signatures) {
    if (signature.kind !== KIND.signature) continue
    const at = time.witnessedTime(signature.id)
    if (at === undefined || at >= label.at + PAUSE) continue
    const ends = [label.takenBack, takenBack(signature)].flatMap((end) => end ?? [])
    stands.push({
      by: signature.pubkey,
      from: Math.max(at, label.at),
      until: ends.length === 0 ? undefined : Math.min(...ends),
    })
  }
  return stands.filter(({ by }) => keepers.includes(by)).sort((a, b) => a.from - b.from)
}

/** The time from which so many different keepers stand behind a label at once, if they ever did. */
export function signedBy(stands: readonly Stand[], threshold: number): number | undefined {
  const moments = stands.map(({ from }) => from)
  return moments.find((moment) => {
    const standing = stands.filter(({ from, until }) => from <= moment && standsAt(until, moment))
    return new Set(standing.map(({ by }) => by)).size >= threshold
  })
}

function standsAt(takenBack: number | undefined, moment: number): boolean {
  return takenBack === undefined || takenBack > moment
}
