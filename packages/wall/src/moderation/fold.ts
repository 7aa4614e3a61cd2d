// Folding: hiding with a reason, never removing (DESIGN §3.7).
//
// One moderator folds at once, once per group and target. That ends one pause after the first fold, unless
// moderators of two different groups folded by then (of all groups, where there are fewer); then it stays.
// On a wall without groups nobody folds alone: k keepers must sign the label. Only witnessed labels count.
// Never folds what results are computed from: exempt kinds, and labels themselves.

import { EXEMPT_KINDS, KIND, type NostrEvent } from '../event/index.ts'
import { type FoldVerb, isFoldVerb } from '../rules/index.ts'
import { PAUSE } from '../time/anchor.ts'
import { signedByKeepers, staysFrom, voicesOf } from './fold-voices.ts'
import { labelsAbout, type SpokenLabel, type TakenBack } from './spoken-label.ts'
import type { RolesView, TimeView } from './views.ts'

export interface FoldInput {
  /** The kind is undefined where only the id of a hole is known. */
  readonly target: { readonly id: string; readonly kind: number | undefined }
  /** Labels (1985); those about other targets are passed over. */
  readonly labels: Iterable<NostrEvent>
  /** Signatures (4591) on those labels; needed on a wall without groups only. */
  readonly signatures?: Iterable<NostrEvent>
  readonly roles: RolesView
  readonly time: TimeView
  readonly takenBack?: TakenBack
}

export interface FoldState {
  readonly folded: boolean
  /** The verb of the first fold that counts. */
  readonly reason: FoldVerb | undefined
  /** ISO 3166-1 alpha-2, if that fold names a law. */
  readonly jurisdiction: string | undefined
  /** Witnessed time of the first fold, unix seconds. */
  readonly since: number | undefined
  /** Wall time at which the effect ends, unix seconds; undefined if it stays. */
  readonly until: number | undefined
  readonly stays: boolean
  /** The groups that folded, sorted; empty where keepers did. */
  readonly groups: readonly string[]
  /** Ids of the labels that count, in time order. */
  readonly labels: readonly string[]
  /** True if the body must not be in segments: the fold stays, or it is for personal data. */
  readonly bodyLeavesSegments: boolean
}

const OPEN: FoldState = {
  folded: false,
  reason: undefined,
  jurisdiction: undefined,
  since: undefined,
  until: undefined,
  stays: false,
  groups: [],
  labels: [],
  bodyLeavesSegments: false,
}

/** True for kinds that are never folded nor emptied by a withdrawal: results are computed from them. */
export function isComputedFrom(kind: number | undefined): boolean {
  return kind !== undefined && (EXEMPT_KINDS.has(kind) || kind === KIND.label)
}

/** Whether a target is folded at the wall time, why, by whom and for how long. */
export function foldState(input: FoldInput): FoldState {
  const { target, roles, time, signatures = [], takenBack = () => undefined } = input
  if (isComputedFrom(target.kind)) return OPEN
  const folds = labelsAbout(target.id, input.labels, time, input.takenBack).filter(({ verb }) =>
    isFoldVerb(verb),
  )
  const spent = new Set<string>()
  for (let next = 0; next < folds.length; ) {
    const first = folds[next] as SpokenLabel
    if (roles.rolesAt(first.at).groups.length === 0) {
      const signed = signedByKeepers(first, { signatures, roles, time, takenBack })
      if (signed !== undefined) return stateOf([first], [], signed)
      next++
      continue
    }
    const window = folds.slice(next).filter(({ at }) => at < first.at + PAUSE)
    const voices = window.flatMap((label) => voicesOf(label, roles, spent))
    if (voices[0]?.label !== first) {
      next++
      continue
    }
    const needed = Math.min(2, roles.rolesAt(first.at).groups.length)
    const stayed = staysFrom(voices, needed)
    const counted =
      stayed === undefined ? voices.filter(({ label }) => label.takenBack === undefined) : voices
    if (counted.length > 0 && (stayed !== undefined || time.wallTime < first.at + PAUSE)) {
      const groups = [...new Set(counted.map(({ group }) => group))].sort()
      return stateOf([...new Set(counted.map(({ label }) => label))], groups, stayed, first.at)
    }
    for (const { group } of voices) spent.add(group)
    next += window.length
  }
  return OPEN
}

function stateOf(
  labels: readonly SpokenLabel[],
  groups: readonly string[],
  stayed: number | undefined,
  since = stayed,
): FoldState {
  const [first] = labels
  const stays = stayed !== undefined
  return {
    folded: true,
    reason: first?.verb as FoldVerb,
    jurisdiction: first?.jurisdiction,
    since,
    until: stays || since === undefined ? undefined : since + PAUSE,
    stays,
    groups,
    labels: labels.map(({ id }) => id),
    bodyLeavesSegments: stays || labels.some(({ verb }) => verb === 'fold/personal-data'),
  }
}
