// The last stage: the document as a whole. Nothing is agreed until everything is agreed.

import type { Constitution } from '../record/index.ts'
import { consents } from '../rule/consent.ts'
import { canonicalHash } from './canonical.ts'
import { wordingState } from './round.ts'
import type { StageCount } from './stage-count.ts'
import type { DocumentState, PassageState, StageGroup } from './state.ts'

/**
 * What positions are taken on: sha256 of the canonical JSON of
 * `{"assembly": id, "passages": [[place, adopted wording or ""], …], "document": 1}`, in the order of the text.
 */
export function documentId(assembly: string, passages: readonly PassageState[]): string {
  return canonicalHash({
    assembly,
    document: 1,
    passages: passages.map(({ id, adopted }) => [id, adopted ?? '']),
  })
}

export interface WholeInput {
  readonly constitution: Constitution
  readonly document: string
  readonly count: StageCount
  readonly groups: readonly StageGroup[]
  readonly forged: number
}

/** Judges the document by the consent of every group. */
export function judgeWhole({ constitution, document, count, groups, forged }: WholeInput): DocumentState {
  const counted = count.of(document)
  const consented = counted.groups.every((group, at) =>
    consents({ ...group, N: groups[at]?.people ?? 0 }, constitution.rule),
  )
  const wording = wordingState({ id: document, text: undefined }, counted, {
    ...{ constitution, groups, away: [], thirdsBind: false },
  })
  const contested = consented && wording.margin < forged
  return { id: document, agreed: consented && !contested, contested, wording }
}
