// What can be said of the log behind a page: the strip of truth.

import { type Anchor, type DefinitionHistory, FEW_WITNESSES } from '@commonwall/wall'
import type { Truth } from '../model.ts'

export interface TruthInput {
  readonly history: Pick<DefinitionHistory, 'current' | 'wallTime' | 'witnessing' | 'stale'>
  /** The newest anchor of the first default log; undefined before the first. */
  readonly anchor: Anchor | undefined
  /** Entries that are held, for a log that has no anchor yet. */
  readonly held: number
  readonly source: Truth['source']
  /** The reader's clock, unix seconds. */
  readonly now: number
}

const DAY = 24 * 3600

export function truthOf({ history, anchor, held, source, now }: TruthInput): Truth {
  const size = anchor?.size ?? held
  const { cosigned, of, quorum } =
    anchor === undefined
      ? { cosigned: 0, of: history.current.witnesses.length, quorum: false }
      : history.witnessing(anchor)
  // Until an anchor is dated by the definition in force, wall time is the largest date held of any log.
  const at = history.wallTime === 0 ? undefined : history.wallTime
  const rest = { source, size, at, seen: cosigned, of, definitionStale: history.stale(now) }
  if (size === 0) return { ...rest, state: 'empty' }
  if (at !== undefined && now - at > DAY) return { ...rest, state: 'stale' }
  if (of === 0) return { ...rest, state: 'unwitnessed' }
  return { ...rest, state: quorum && of >= FEW_WITNESSES ? 'witnessed' : 'weak' }
}
