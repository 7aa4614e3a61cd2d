// What moderators did, as a page shows it: each deed with what it does now, and how much each group did.

import { type Deed, type Definition, type FoldState, isFoldVerb } from '@commonwall/wall'
import type { Author, Board, DeedItem, FoldEffect, GroupDeeds } from '../model.ts'

/** Deeds on one page. */
export const DEEDS_A_PAGE = 50
/** Threads named that cite one target. */
const CITED = 3

export interface DeedsGround {
  /** The fold of a target now. */
  readonly foldOf: (target: string) => FoldState
  readonly whoIs: (pubkey: string) => Author
  readonly placeOf: (id: string) => number | undefined
  readonly boardOf: (slug: string | undefined) => Board | undefined
  /** True for a thread, reply or article that stands on a page. */
  readonly opens: (target: string) => boolean
  /** Threads and articles that cite a target and stand open, the first to be named first. */
  readonly citing: (target: string) => DeedItem['cited']
}

export function deedItem(deed: Deed, ground: DeedsGround): DeedItem {
  const { foldOf, whoIs, boardOf, citing } = ground
  const { target, verb, at, groups, author, jurisdiction, takenBack } = deed
  const { place, path } = placeAndPath(target, ground)
  const original = deed.original === undefined ? undefined : placeAndPath(deed.original, ground)
  const isFold = isFoldVerb(verb)
  const speaking = isFold ? citing(target) : []
  return {
    ...{ verb, at, groups, jurisdiction, takenBack, place, path },
    who: whoIs(author),
    board: boardOf(deed.board),
    original: original?.place === undefined ? undefined : { place: original.place, path: original.path },
    effect: isFold ? effectOf(deed, foldOf(target)) : undefined,
    cited: speaking.slice(0, CITED),
    citedMore: Math.max(0, speaking.length - CITED),
  }
}

function placeAndPath(target: string, { placeOf, opens }: DeedsGround) {
  const place = placeOf(target)
  return { place, path: place !== undefined && opens(target) ? `t/${place}` : undefined }
}

function effectOf({ id }: Deed, { labels, until, staysFrom }: FoldState): FoldEffect {
  if (!labels.includes(id)) return { kind: 'ended' }
  if (staysFrom !== undefined) return { kind: 'waits', when: staysFrom }
  return until === undefined ? { kind: 'for-good' } : { kind: 'for-now', when: until }
}

/** How much each group did: those of the definition in its order, then those that it has no more, and keepers. */
export function groupDeeds(
  deeds: readonly Deed[],
  { groups, moderators }: Pick<Definition, 'groups' | 'moderators'>,
): readonly GroupDeeds[] {
  const did = Map.groupBy(
    deeds.flatMap((deed) =>
      (deed.groups.length === 0 ? [''] : deed.groups).map((group) => ({ group, deed })),
    ),
    ({ group }) => group,
  )
  return [...new Set([...groups, ...did.keys()])].map((group) => {
    const own = did.get(group) ?? []
    const verbs = Map.groupBy(own, ({ deed: { verb } }) => verb)
    return {
      group,
      moderators: moderators.filter((one) => one.group === group).length,
      verbs: new Map([...verbs].map(([verb, { length }]) => [verb, length])),
      takenBack: own.filter(({ deed: { takenBack } }) => takenBack !== undefined).length,
    }
  })
}
