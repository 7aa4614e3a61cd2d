// What stands behind the pages: the logs with their newest checkpoints, and the definitions.

import type { Anchor, DefinitionHistory } from '@commonwall/wall'
import type { DefinitionView, LogView } from '../model.ts'
import { stateOf } from './states.ts'

/** Every log ever defined, in the history's order. @param newest anchor of a log, by its key */
export function logViews(
  { current, logs }: DefinitionHistory,
  newest: (key: string) => Anchor | undefined,
): readonly LogView[] {
  return logs.map(({ key, origin, url, admission, state }) => {
    const anchor = newest(key)
    const dates = anchor === undefined ? [] : [...anchor.cosignatures.values()]
    return {
      origin,
      url,
      admission,
      open: state === 'open' || state === 'provisional',
      size: anchor?.size,
      root: anchor?.root,
      at: dates.length === 0 ? undefined : Math.max(...dates),
      witnesses: current.witnesses.map((witness) => ({
        name: witness.name,
        at: anchor?.cosignatures.get(witness.key),
      })),
      checkpoint: anchor?.note,
    }
  })
}

/** The newest first. */
export function definitionViews({ versions }: DefinitionHistory): readonly DefinitionView[] {
  return versions.toReversed().map(({ definition, state, inForceAt }) => ({
    id: definition.id,
    version: definition.version,
    state: stateOf(state),
    // The founding one is in force from the start: its author's date is all there is.
    from: inForceAt === 0 ? definition.createdAt : inForceAt,
    keepers: definition.keepers.length,
    threshold: definition.threshold,
  }))
}
