// Consent of groups as a picture: a square for each that fills as consent grows, and bars of people. What a picture
// says, a sentence beside it says too. Drawn by nodes with attributes only: no style needs to be let in for it.

import type { GroupState } from '@commonwall/assembly'
import type { AssemblyView } from '../model.ts'
import type { Show } from './show.ts'

type Rule = AssemblyView['constitution']['rule']

/** How many of a group must be able to live with a wording: twice the objectors and one, and the quorum. */
export function neededIn({ O }: Pick<GroupState, 'O'>, { ratio }: Rule, quorum = 0): number {
  return Math.max(ratio * O + 1, quorum)
}

/** People that a group lacks; red lines that are too many are told apart. */
export function lackingIn({ short }: Pick<GroupState, 'short'>): number {
  return Math.max(short.support, short.quorum)
}

export function isConsenting({ short }: Pick<GroupState, 'short'>): boolean {
  return short.support + short.quorum + short.red === 0
}

export interface SquaresProps {
  readonly groups: readonly GroupState[]
  /** Of each group: supporters that it needs at least. */
  readonly quorums: readonly number[]
  readonly view: AssemblyView
  readonly show: Show
}

/** A row of squares, one a group, for a list: full where it consents. */
export function Squares({ groups, quorums, view, show }: SquaresProps) {
  const { words } = show
  const { rule } = view.constitution
  return (
    <ul class="squares-row">
      {groups.map((group, at) => {
        const slug = view.constitution.groups[at]?.slug ?? ''
        const need = neededIn(group, rule, quorums[at])
        const full = isConsenting(group) ? 1 : Math.min(0.9, group.S / Math.max(1, need))
        return (
          <li key={slug}>
            <svg viewBox="0 0 16 16" class="square" aria-hidden="true">
              <rect x="1" y="1" width="14" height="14" class="edge" />
              <rect x="3" y={13 - 10 * full} width="10" height={10 * full} class="ink" />
            </svg>
            <span>{slug}</span>{' '}
            <span class="unseen">
              {isConsenting(group) ? words.passed : words.pictured(group.S, need, group.O)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** One bar: people who can live with it, dashed up to how many would have to, and below who object. */
export function Bar({
  S,
  O,
  need,
  most,
  label,
}: {
  S: number
  O: number
  need: number
  most: number
  label: string
}) {
  const x = (people: number) => (200 * people) / Math.max(1, most)
  return (
    <svg viewBox="0 0 202 22" class="bar" role="img" aria-label={label}>
      {need > S && <rect x={x(S) + 1} y="2" width={x(need - S)} height="10" class="lack" />}
      <rect x="1" y="2" width={x(S)} height="10" class="ink" />
      <path d={`M${x(need) + 1} 0v14`} class="mark-at" />
      <rect x="1" y="15" width={x(O)} height="5" class="against" />
    </svg>
  )
}
