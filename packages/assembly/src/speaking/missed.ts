// A claim that a ballot stood in a named log by the end of a stage, with its proof: anybody may show one.

import { formatProof, inclusionProof, leafHash } from '@commonwall/tlog'
import {
  type Anchor,
  anchorDate,
  type DefinitionHistory,
  type EventTemplate,
  type LogHoldings,
  noteToShow,
} from '@commonwall/wall'
import { hexToBytes } from '@noble/hashes/utils.js'
import { type Constitution, missedTemplate } from '../record/index.ts'
import { stageSpans } from './stage-at.ts'

export interface MissedFrom {
  readonly constitution: Pick<Constitution, 'id' | 'wall' | 'logs' | 'rounds' | 'whole'>
  readonly stage: number
  /** Its id. */
  readonly ballot: string
  /** As a copy holds them, whole. */
  readonly logs: readonly Omit<LogHoldings, 'length'>[]
  readonly history: Pick<DefinitionHistory, 'datesIn' | 'definitionAt'>
}

/** Undefined if no named log held the ballot by the end of the stage, as far as these logs tell. */
export function missedClaim(from: MissedFrom, now: number): EventTemplate | undefined {
  const { constitution, stage, ballot, logs, history } = from
  const span = stageSpans(constitution)[stage]
  if (span === undefined) return undefined
  for (const log of constitution.logs) {
    const held = logs.find(({ key }) => key === log)
    const index = held?.positions.get(ballot)
    const anchor = anchorBy(held, history, span.until)
    if (held === undefined || index === undefined || anchor === undefined || index >= anchor.size) continue
    const leaves: Uint8Array[] = []
    for (const [id, place] of held.positions)
      if (place < anchor.size) leaves[place] = leafHash(hexToBytes(id))
    const proof = formatProof({
      index,
      proof: inclusionProof(leaves, index, anchor.size),
      checkpoint: noteToShow(anchor, history.definitionAt(span.until)),
    })
    const { wall, id: assembly } = constitution
    return missedTemplate({ wall, assembly, stage, ballot, log, proof }, { createdAt: now })
  }
  return undefined
}

/** The largest checkpoint of a log that was dated by a time, with the note that says so. */
export function anchorBy(
  log: Omit<LogHoldings, 'length'> | undefined,
  history: MissedFrom['history'],
  time: number,
): Anchor | undefined {
  if (log === undefined) return undefined
  const size = history.datesIn(log.key)?.sizeBy(time)
  return log.anchors.find((anchor) => {
    const date = anchor.size === size ? anchorDate(anchor, history.definitionAt(time)) : undefined
    return date !== undefined && date <= time
  })
}
