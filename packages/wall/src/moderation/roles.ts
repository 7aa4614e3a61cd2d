// Who may moderate at a time, out of a wall's definitions.

import type { DefinitionHistory } from '../time/definition-history.ts'
import type { RolesView } from './views.ts'

/** The roles of the definition in force at a time, without moderators that were dropped by then. */
export function rolesOf(
  history: Pick<DefinitionHistory, 'definitionAt' | 'moderatorsAt' | 'keepersAt'>,
): RolesView {
  return {
    rolesAt: (time) => ({
      groups: history.definitionAt(time).groups,
      moderators: history.moderatorsAt(time),
      ...history.keepersAt(time),
    }),
  }
}

/**
 * Every key that moderates or keeps by a definition that was, is or will be in force. Nobody else's label folds or
 * marks, but one that keepers signed: who asks a store for labels asks for these authors', so that strangers' cannot crowd them out.
 */
export function everModerating(history: Pick<DefinitionHistory, 'versions'>): readonly string[] {
  const counting = history.versions.filter(({ inForceAt }) => inForceAt !== undefined)
  const keys = counting.flatMap(({ definition: { keepers, moderators } }) => [
    ...keepers,
    ...moderators.map(({ pubkey }) => pubkey),
  ])
  return [...new Set(keys)]
}
