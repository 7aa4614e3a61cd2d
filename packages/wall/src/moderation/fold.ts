// Folding: hiding with a reason, never removing (DESIGN §3.7).
//
// One moderator folds at once, once per group and target. That ends one pause after the first fold, unless
// moderators of two different groups folded by then; then it stays. On a wall without groups nobody folds but k
// keepers, who sign the label: what they agree on stays. Where one alone decides (the wall has one group, or one
// keeper is enough) it hides at once as well, and stays only when it stood for the pause: until then whoever said it
// takes it back, or is dropped. Only witnessed labels count.
// Never folds what results are computed from: exempt kinds, and labels themselves.

import { EXEMPT_KINDS, KIND, type NostrEvent, tagValue } from '../event/index.ts'
import { type FoldVerb, isFoldVerb } from '../rules/index.ts'
import { PAUSE } from '../time/anchor.ts'
import { agreedAt, type KeepersWord, keepersBehind, signedBy, standsAlone, voicesOf } from './fold-voices.ts'
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
  /** Wall time at which the effect ends, unix seconds; undefined if it stays, or will unless it is undone. */
  readonly until: number | undefined
  /** Wall time from which it stays, where one alone folded and that is still to come; unix seconds. */
  readonly staysFrom: number | undefined
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
  staysFrom: undefined,
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
  const { target, labels, roles, time, signatures = [], takenBack = () => undefined } = input
  if (isComputedFrom(target.kind)) return OPEN
  const folds = labelsAbout(target.id, labels, time, takenBack).filter(({ verb }) => isFoldVerb(verb))
  const signed = Map.groupBy(signatures, (signature) => tagValue(signature, 'e'))
  const spent = new Set<string>()
  for (let next = 0; next < folds.length; ) {
    const first = folds[next] as SpokenLabel
    const { groups, threshold } = roles.rolesAt(first.at)
    // Anybody labels by thousands: what was said beside it is looked at only where its author speaks for a group.
    const [voice] = voicesOf(first, roles, spent)
    if (voice === undefined || groups.length < 2) {
      const state =
        groups.length === 0
          ? byKeepers(first, threshold, { signatures: signed.get(first.id) ?? [], roles, time, takenBack })
          : voice && byOneGroup(folds.slice(next), spent, input)
      if (state) return state
      next++
      continue
    }
    const window = folds.slice(next).filter(({ at }) => at < first.at + PAUSE)
    const voices = window.flatMap((label) => voicesOf(label, roles, spent))
    const stayed = agreedAt(voices)
    const counted =
      stayed === undefined ? voices.filter(({ label }) => label.takenBack === undefined) : voices
    if (counted.length > 0 && (stayed !== undefined || time.wallTime < first.at + PAUSE)) {
      const stays = stayed !== undefined
      return stateOf([...new Set(counted.map(({ label }) => label))], {
        groups: [...new Set(counted.map(({ group }) => group))].sort(),
        since: first.at,
        until: stays ? undefined : first.at + PAUSE,
        stays,
      })
    }
    for (const { group } of voices) spent.add(group)
    next += window.length
  }
  return OPEN
}

/**
 * The fold of the one group of a wall by the first of these labels, unless it was undone: then the next is a fold of its
 * own, since a group that may hide for good hides no longer by hiding again.
 */
function byOneGroup(
  [first, ...others]: readonly SpokenLabel[],
  spent: ReadonlySet<string>,
  { roles, time }: FoldInput,
): FoldState | undefined {
  const standing = (label: SpokenLabel) => {
    const [voice] = voicesOf(label, roles, spent)
    if (voice === undefined) return undefined
    const moderates = (by: string, at: number) =>
      roles.rolesAt(at).moderators.some(({ pubkey, group }) => pubkey === by && group === voice.group)
    const stand = { by: label.author, from: label.at, until: label.takenBack }
    return standsAlone(stand, moderates, time.wallTime) ? voice : undefined
  }
  const voice = first && standing(first)
  if (voice === undefined) return undefined
  const { label, group } = voice
  const beside = others.filter((one) => one.at < label.at + PAUSE && standing(one)?.group === group)
  return alone([label, ...beside], label.at, [group], time)
}

/** Where one keeper is enough that word waits for the pause; where it takes several they have agreed. */
function byKeepers(label: SpokenLabel, threshold: number, given: KeepersWord): FoldState | undefined {
  const stands = keepersBehind(label, given)
  if (threshold > 1) {
    const since = signedBy(stands, threshold)
    return since === undefined
      ? undefined
      : stateOf([label], { groups: [], since, until: undefined, stays: true })
  }
  const { roles, time } = given
  const keeps = (by: string, at: number) => roles.rolesAt(at).keepers.includes(by)
  const stand = stands.find((one) => standsAlone(one, keeps, time.wallTime))
  return stand && alone([label], stand.from, [], time)
}

function alone(
  labels: readonly SpokenLabel[],
  since: number,
  groups: readonly string[],
  { wallTime }: TimeView,
): FoldState {
  const stays = wallTime >= since + PAUSE
  return stateOf(labels, {
    groups,
    since,
    until: undefined,
    stays,
    staysFrom: stays ? undefined : since + PAUSE,
  })
}

function stateOf(
  labels: readonly SpokenLabel[],
  how: Pick<FoldState, 'groups' | 'since' | 'until' | 'stays'> & { readonly staysFrom?: number | undefined },
): FoldState {
  const [first] = labels
  return {
    ...{ staysFrom: undefined, ...how },
    folded: true,
    reason: first?.verb as FoldVerb,
    jurisdiction: first?.jurisdiction,
    labels: labels.map(({ id }) => id),
    bodyLeavesSegments: how.stays || labels.some(({ verb }) => verb === 'fold/personal-data'),
  }
}
