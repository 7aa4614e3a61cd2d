// What a ballot of a stage is asked: every wording that is called in a round, or the document as a whole.

import type { ReasonState } from '@commonwall/assembly'
import type { AssemblyView, CitedText } from '../../../assembly/model.ts'
import { wordingNames } from '../../../assembly/views/passage.tsx'
import type { Show } from '../../../assembly/views/show.ts'
import { type TextAt, textOfWording } from '../../../assembly/views/text-at.ts'
import { excerptOf } from '../../../pages/fill/spoken.ts'
import type { VoiceItem } from '../../engine/voice/calls.ts'

export interface Asked {
  /** What a position is taken on. */
  readonly id: string
  /** "§57 · Alt 2". */
  readonly name: string
  readonly text: TextAt | 'document'
  /** Why others object, the most people first. */
  readonly reasons: readonly AskedReason[]
  /** Any voice may answer red lines on it; else only one that stands or stood behind it. */
  readonly open: boolean
}

export interface AskedReason extends ReasonState {
  readonly cited: CitedText
  /** Its first words, in a line. */
  readonly line: string
  readonly groupName: string
  /** What was answered on the record, where it is held. */
  readonly answered: readonly CitedText[]
}

export function askedIn(view: AssemblyView, stage: number, show: Show): readonly Asked[] {
  const { state, constitution } = view
  if (stage >= constitution.rounds.length) {
    const document = state.stages[stage]?.document
    if (document === undefined) return []
    const { id, wording } = document
    const name = show.words.document
    return [{ id, name, text: 'document', reasons: reasonsOf(view, wording.reasons), open: true }]
  }
  const counted = new Map(
    (state.stages[stage]?.passages ?? []).flatMap(({ wordings }) =>
      wordings.map((wording) => [wording.id, wording.reasons] as const),
    ),
  )
  const proposed = new Set(view.proposals.map(({ id }) => id))
  return view.now.places.flatMap(({ id: place, wordings }) => {
    const names = wordingNames(view, place, show)
    const label = view.labels[place] ?? ''
    // In the order of their names, as the passage has them.
    const named = [...names.keys()]
    const inOrder = wordings.toSorted((a, b) => named.indexOf(a.id) - named.indexOf(b.id))
    return inOrder.map(({ id, text }) => ({
      id,
      name: `${label} · ${names.get(id) ?? ''}`,
      text: textOfWording(view, text),
      reasons: reasonsOf(view, counted.get(id) ?? []),
      open: !proposed.has(id),
    }))
  })
}

/** The reason of one's own red line; undefined where none is drawn. */
export function redLineOn(wording: string, positions: VoiceItem['positions']): string | undefined {
  return positions.find(({ on, value }) => on === wording && value === -2)?.reason
}

/** Red lines that a voice may answer on the record: on what is open to it, and of others. */
export function redLinesFor(
  { id, open, reasons }: Asked,
  { behind, group, positions }: Pick<VoiceItem, 'behind' | 'group' | 'positions'>,
): readonly AskedReason[] {
  if (!open && !behind.includes(id)) return []
  const own = redLineOn(id, positions)
  // For the same reason others of its group may have drawn one as well: that is theirs to be answered.
  return reasons.filter(
    ({ red, lapsed, reason, groupName }) =>
      red > 0 && (reason !== own || groupName !== group || red + lapsed > 1),
  )
}

function reasonsOf(
  { texts, constitution }: AssemblyView,
  reasons: readonly ReasonState[],
): readonly AskedReason[] {
  return reasons
    .flatMap((one) => {
      const cited = texts[one.reason]
      if (cited?.text === undefined) return []
      return [
        {
          ...{ ...one, cited, line: lineOf(cited.text.text) },
          groupName: constitution.groups[one.group]?.slug ?? '',
          answered: one.answers.flatMap((id) => texts[id] ?? []),
        },
      ]
    })
    .sort((a, b) => b.people - a.people)
}

/** What turns direction would do so in a line of others, too. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const LINE = 80

/** The first words of a text, for what has room for a line and none for markup. */
export function lineOf(text: string, most = LINE): string {
  return excerptOf(text.replaceAll(TURNS, ''), most)
}
