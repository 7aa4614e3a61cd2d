// An outcome in reading order: what Markdown, HTML and print all show.

import { bracketsOf } from '../text/brackets.ts'
import { placeLabels } from '../text/labels.ts'
import { type Outcome, type OutcomePassage, type OutcomeWording, outcomeHash } from './outcome.ts'
import type { OutcomeWords } from './words.ts'

export type OutcomeBlock =
  | { readonly kind: 'title' | 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  /** Adopted text of a passage. */
  | { readonly kind: 'text'; readonly label: string; readonly text: string }
  /** One wording in brackets. */
  | { readonly kind: 'bracket'; readonly label: string; readonly text: string; readonly says: string }

export interface OutcomeShown {
  readonly outcome: Outcome
  /** What the assembly is called. */
  readonly title: string
  /** The text of an event, or undefined where it is not held, withdrawn or folded. */
  readonly textOf: (id: string) => string | undefined
  readonly words: OutcomeWords
}

export function outcomeBlocks(shown: OutcomeShown): readonly OutcomeBlock[] {
  const { outcome, title, words } = shown
  const labels = placeLabels(outcome.passages)
  const labelOf = ({ id }: OutcomePassage) => labels.get(id) ?? ''
  const closed = outcome.passages.filter(({ state }) => state === 'closed')
  const others = outcome.passages.filter(({ state }) => state !== 'closed')
  const verdict = { yes: words.agreed, no: words.notAgreed, open: words.open }[outcome.agreed]
  return [
    { kind: 'title', text: `${words.title}: ${title}` },
    { kind: 'note', text: verdict },
    ...(outcome.standing === 'provisional' ? [{ kind: 'note', text: words.provisional } as const] : []),
    ...closed.flatMap((passage) => closedBlocks(passage, labelOf(passage), shown)),
    ...(others.length > 0 ? [{ kind: 'heading', text: words.annex } as const] : []),
    ...others.flatMap((passage) => bracketBlocks(passage, labelOf(passage), shown)),
    { kind: 'note', text: `${words.hash}: ${outcomeHash(outcome)}` },
  ]
}

function closedBlocks(
  { wordings }: OutcomePassage,
  label: string,
  { textOf, words }: OutcomeShown,
): readonly OutcomeBlock[] {
  return wordings.flatMap((wording): readonly OutcomeBlock[] => [
    { kind: 'text', label, text: shownText(wording, textOf, words) },
    { kind: 'note', text: `${words.levels[wording.level]}; ${words.margin(wording.margin)}` },
    ...(wording.reserved ? [{ kind: 'note', text: words.reserved } as const] : []),
    ...wording.groups
      .filter(({ O }) => O > 0)
      .map(({ group, O, R }) => ({ kind: 'note', text: words.objects(group, O, R) }) as const),
  ])
}

function bracketBlocks(
  passage: OutcomePassage,
  label: string,
  { textOf, words }: OutcomeShown,
): readonly OutcomeBlock[] {
  return bracketsOf(passage).map(({ number, wording, wantedBy, opposedBy }) => ({
    ...{ kind: 'bracket', label: `${label}, Alt ${number}`, text: shownText(wording, textOf, words) },
    says: [
      words.levels[wording.level],
      ...(wantedBy.length > 0 ? [words.wantedBy(wantedBy.join(', '))] : []),
      ...(opposedBy.length > 0 ? [words.opposedBy(opposedBy.join(', '))] : []),
    ].join('; '),
  }))
}

function shownText({ text }: OutcomeWording, textOf: OutcomeShown['textOf'], words: OutcomeWords): string {
  return text === undefined ? words.strike : (textOf(text) ?? words.noText)
}
