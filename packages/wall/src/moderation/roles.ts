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
