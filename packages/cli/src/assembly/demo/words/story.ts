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

/** How many of a group's six hold each value; the rest say nothing. */
type Stand = Readonly<Partial<Record<`${Value}`, number>>>

export interface Stage {
  /** Proposed before the stage opens. */
  readonly proposals: readonly Proposal[]
  readonly stands: readonly (readonly [wording: Wording, by: Readonly<Record<GroupName, Stand>>])[]
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
      [
        CENTRALITY,
        {
          governments: { 2: 6 },
          'civil-society': { 1: 2, [-1]: 4 },
          business: { 1: 3, [-1]: 3 },
          technical: { 1: 4, [-1]: 2 },
        },
      ],
      [
        GOVERNMENTS_LEAD,
        {
          governments: { 2: 6 },
          'civil-society': { [-2]: 3, [-1]: 3 },
          business: { 1: 4, [-1]: 2 },
          technical: { 1: 2, [-1]: 4 },
        },
      ],
      [
        ALL_STAKEHOLDERS,
        {
          governments: { 1: 1, [-1]: 5 },
          'civil-society': { 2: 6 },
          business: { 1: 6 },
          technical: { 2: 5, 1: 1 },
        },
      ],
      [
        MULTILATERAL,
        {
          governments: { 2: 5, [-1]: 1 },
          'civil-society': { 1: 1, [-1]: 5 },
          business: { [-1]: 6 },
          technical: { 1: 1, [-1]: 5 },
        },
      ],
      [
        SOVEREIGN,
        {
          governments: { 2: 4, [-1]: 2 },
          'civil-society': { [-2]: 4, [-1]: 2 },
          business: { 1: 1, [-1]: 4 },
          technical: { [-1]: 6 },
        },
      ],
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
      [
        CENTRALITY,
        {
          governments: { 2: 6 },
          'civil-society': { 1: 2, [-1]: 4 },
          business: { 1: 3, [-1]: 3 },
          technical: { 1: 4, [-1]: 2 },
        },
      ],
      [
        ROLE,
        { governments: { 1: 6 }, 'civil-society': { 2: 6 }, business: { 2: 4, 1: 2 }, technical: { 2: 6 } },
      ],
      [
        GOVERNMENTS_LEAD,
        {
          governments: { 2: 6 },
          'civil-society': { [-2]: 2, [-1]: 4 },
          business: { 1: 4, [-1]: 2 },
          technical: { 1: 2, [-1]: 4 },
        },
      ],
      [
        ALL_STAKEHOLDERS,
        {
          governments: { 1: 1, [-1]: 5 },
          'civil-society': { 2: 6 },
          business: { 1: 6 },
          technical: { 2: 6 },
        },
      ],
      [
        SECURITY,
        {
          governments: { 2: 2, 1: 3, [-1]: 1 },
          'civil-society': { 1: 5, [-1]: 1 },
          business: { 2: 6 },
          technical: { 1: 6 },
        },
      ],
      [
        MULTILATERAL,
        {
          governments: { 2: 4, [-1]: 1 },
          'civil-society': { [-1]: 6 },
          business: { [-1]: 6 },
          technical: { 1: 1, [-1]: 5 },
        },
      ],
      [
        MULTI_STAKEHOLDER,
        {
          governments: { 1: 5, [-1]: 1 },
          'civil-society': { 2: 5, 1: 1 },
          business: { 2: 6 },
          technical: { 2: 6 },
        },
      ],
      [
        SOVEREIGN,
        {
          governments: { 2: 5, [-1]: 1 },
          'civil-society': { [-2]: 3, [-1]: 3 },
          business: { 1: 1, [-1]: 4 },
          technical: { [-1]: 6 },
        },
      ],
    ],
  },
]

/** On the document as a whole. */
export const WHOLE: Readonly<Record<GroupName, Stand>> = {
  governments: { 1: 6 },
  'civil-society': { 1: 5, [-1]: 1 },
  business: { 2: 6 },
  technical: { 2: 6 },
}

/** Why somebody draws a red line, and what is answered on the record. */
export const RED_LINE = 'Made for this demonstration: security without rights is a line we do not cross.'
export const ANSWER =
  'Made for this demonstration: the sentence on human rights is proposed beside it; see the other wording.'

/** The value of each of a group's people, in their order. */
export function valuesOf(stand: Stand): readonly Value[] {
  const order: readonly Value[] = [2, 1, -1, -2]
  return order.flatMap((value) => Array<Value>(stand[`${value}`] ?? 0).fill(value))
}
