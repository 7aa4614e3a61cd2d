// Voices of assemblies among those who signed an article without a name: each is checked against what its assembly gave out.

import { KIND, type Unnamed } from '@commonwall/wall'
import { signedVoices } from '../../../pages/fill/index.ts'
import type { ArticlePage } from '../../../pages/model.ts'
import { subjectOf } from '../assembly/calls.ts'
import type { Wall } from '../wall.ts'

/** Undefined where nobody signed without a name. */
export function articleVoices(wall: Wall, unnamed: readonly Unnamed[]): ArticlePage['voices'] {
  const { events, held } = wall
  return signedVoices(unnamed, {
    ballotsOf: (pubkeys) =>
      [...events.values()].filter(({ kind, pubkey }) => kind === KIND.ballot && pubkeys.has(pubkey)),
    get: (id) => events.get(id),
    witnessedTime: (id) => held.history.witnessedTime(id),
    placeOf: (id) => wall.placeOf(id),
    titleOf: (constitution) => subjectOf(wall, constitution).title,
  })
}
