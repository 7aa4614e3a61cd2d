// The wordings of one place, those that are called and those that wait: the first one first, then by date.

import type { AssemblyView } from './model.ts'

export interface WordingAt {
  readonly id: string
  /** Id of the event with the text; undefined: strike. */
  readonly text: string | undefined
  /** True for the wording that the constitution began with. */
  readonly first: boolean
  readonly parents: readonly string[]
  /** Slugs of groups; none for a first wording. */
  readonly sponsors: readonly string[]
  readonly called: boolean
}

/** @param place id of a place of the text */
export function wordingsAt(view: AssemblyView, place: string): readonly WordingAt[] {
  const { proposals } = view
  const passage = passageAt(view, place)
  const first = { id: place, text: passage?.text, first: true, parents: [], sponsors: [], called: true }
  return [
    ...(passage === undefined ? [] : [first]),
    ...proposals
      .filter(({ id, place: how, target }) =>
        how === 'insert' ? id === place : target === place || target === passage?.slug,
      )
      .map(({ id, text, parents, sponsors, called }) => ({
        id,
        text,
        first: false,
        parents,
        sponsors,
        called,
      })),
  ]
}

/** The passage of the constitution that a place is; undefined for an inserted one. */
function passageAt({ constitution, slugs }: AssemblyView, place: string) {
  const { [place]: known } = slugs
  return constitution.passages.find(({ slug }) => slug === known)
}

/** Nobody stands behind it, and no round has called it. */
export function isUnbacked({ called, sponsors }: Pick<WordingAt, 'called' | 'sponsors'>): boolean {
  return !called && sponsors.length === 0
}
