// Whether what is no definition here may be one to a newer program: it says something that has no name in this form, or more.
//
// For words only: it has no effect either way (docs/decisions/0401).

import { KIND, type NostrEvent } from '../event/index.ts'

/** How many elements each tag of a definition has after its name. */
const ELEMENTS: Readonly<Record<string, number>> = {
  ...{ h: 1, prev: 1, void: 1, version: 1, title: 2, keeper: 1, threshold: 1, log: 4, continues: 4 },
  ...{
    witness: 3,
    group: 1,
    moderator: 2,
    board: 3,
    lang: 1,
    pow: 1,
    batch: 1,
    address: 3,
    'valid-until': 1,
  },
}

/** True if a definition has a tag that this form does not have, or one with more elements. */
export function isOfLaterForm({ kind, tags }: Pick<NostrEvent, 'kind' | 'tags'>): boolean {
  return (
    kind === KIND.definition && tags.some(([name = '', ...values]) => values.length > (ELEMENTS[name] ?? -1))
  )
}
