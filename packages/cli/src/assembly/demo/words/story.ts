// What is proposed in the demonstration, and how its people stand on it. All of it is made for this demonstration:
// no government, company or organisation said so.

import type { Value } from '@commonwall/assembly'
import {
  ALL_STAKEHOLDERS,
  CENTRALITY,
  GOVERNMENTS_LEAD,
  MULTI_STAKEHOLDER,
  MULTILATERAL,
  ROLE,
  SECURITY,
  SOVEREIGN,
  type Wording,
} from './texts.ts'

export const GROUPS = ['governments', 'civil-society', 'business', 'technical'] as const
export type GroupName = (typeof GROUPS)[number]
export const PEOPLE_A_GROUP = 6

export const PASSAGES = [
  { slug: 'preamble', first: CENTRALITY },
  { slug: 'security', first: GOVERNMENTS_LEAD },
  { slug: 'governance', first: MULTILATERAL },
  { slug: 'sovereignty', first: SOVEREIGN },
] as const

export interface Proposal {
  readonly passage: string
  readonly wording: Wording
  /** Wordings that it joins. */
  readonly parents: readonly Wording[]
  /** Groups that put their names to it, one of their people each. */
  readonly sponsors: readonly GroupName[]
}

/** How many of each group's six hold what, as in `GROUPS`: support/can live with/object/red line. */
type Stands = string

export interface Stage {
  /** Proposed before the stage opens. */
  readonly proposals: readonly Proposal[]
  readonly stands: readonly (readonly [wording: Wording, by: Stands])[]
}

export const ROUNDS: readonly Stage[] = [
  {
    proposals: [
      {
        passage: 'security',
        wording: ALL_STAKEHOLDERS,
        parents: [],
        sponsors: ['civil-society', 'technical'],
      },
    ],
    stands: [
      [CENTRALITY, '6/0/0/0 0/2/4/0 0/3/3/0 0/4/2/0'],
      [GOVERNMENTS_LEAD, '6/0/0/0 0/0/3/3 0/4/2/0 0/2/4/0'],
      [ALL_STAKEHOLDERS, '0/1/5/0 6/0/0/0 0/6/0/0 5/1/0/0'],
      [MULTILATERAL, '5/0/1/0 0/1/5/0 0/0/6/0 0/1/5/0'],
      [SOVEREIGN, '4/0/2/0 0/0/2/4 0/1/4/0 0/0/6/0'],
    ],
  },
  {
    proposals: [
      { passage: 'preamble', wording: ROLE, parents: [], sponsors: ['governments', 'civil-society'] },
      {
        passage: 'security',
        wording: SECURITY,
        parents: [GOVERNMENTS_LEAD, ALL_STAKEHOLDERS],
        sponsors: ['governments', 'civil-society'],
      },
      {
        passage: 'governance',
        wording: MULTI_STAKEHOLDER,
        parents: [],
        sponsors: ['business', 'technical'],
      },
    ],
    stands: [
      [CENTRALITY, '6/0/0/0 0/2/4/0 0/3/3/0 0/4/2/0'],
      [ROLE, '0/6/0/0 6/0/0/0 4/2/0/0 6/0/0/0'],
      [GOVERNMENTS_LEAD, '6/0/0/0 0/0/4/2 0/4/2/0 0/2/4/0'],
      [ALL_STAKEHOLDERS, '0/1/5/0 6/0/0/0 0/6/0/0 6/0/0/0'],
      [SECURITY, '2/3/1/0 0/5/1/0 6/0/0/0 0/6/0/0'],
      [MULTILATERAL, '4/0/1/0 0/0/6/0 0/0/6/0 0/1/5/0'],
      [MULTI_STAKEHOLDER, '0/5/1/0 5/1/0/0 6/0/0/0 6/0/0/0'],
      [SOVEREIGN, '5/0/1/0 0/0/3/3 0/1/4/0 0/0/6/0'],
    ],
  },
]

/** On the document as a whole. */
export const WHOLE: Stands = '0/6/0/0 0/5/1/0 6/0/0/0 6/0/0/0'

/** Why somebody draws a red line, and what is answered on the record. */
export const RED_LINE = 'Made for this demonstration: security without rights is a line we do not cross.'
export const ANSWER =
  'Made for this demonstration: the sentence on human rights is proposed beside it; see the other wording.'

/** The value of each of a group's people, in their order; who says nothing has none. */
export function valuesOf(stands: Stands, group: GroupName): readonly Value[] {
  const order: readonly Value[] = [2, 1, -1, -2]
  const counts = stands.split(' ')[GROUPS.indexOf(group)]?.split('/') ?? []
  return order.flatMap((value, at) => Array<Value>(Number(counts[at] ?? 0)).fill(value))
}
