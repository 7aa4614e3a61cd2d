// The negotiation in words: each passage round by round, which group lacks how many people, and the outcome.

import type { GroupState, PassageState, WordingState } from '@commonwall/assembly'
import { wordDiff } from '@commonwall/wall'
import type { Negotiated } from './negotiate.ts'
import { GROUPS, PASSAGES } from './story.ts'

export function tellWords({ state, outcome, wordings, ...hashes }: Negotiated): string[] {
  const label = (id: string | undefined) => wordings.get(id ?? '')?.label ?? 'nothing'
  const rounds = state.stages.filter(({ kind }) => kind === 'round')
  const whole = state.stages.at(-1)?.document
  const tellWording = (wording: WordingState) =>
    `    ${label(wording.id)}: ${wording.level}${lacking(wording.groups)}`
  const tellPassage = ({ slug, first }: (typeof PASSAGES)[number]) => {
    const last = outcome.passages.find((passage) => passage.slug === slug)
    const adopted = last?.state === 'closed' ? wordings.get(last.wordings[0]?.id ?? '') : undefined
    return [
      '',
      slug.toUpperCase(),
      ...rounds.flatMap((round, at) => {
        const passage = round.passages.find((one) => one.slug === slug)
        return passage
          ? [`  round ${at + 1}: ${standing(passage)}`, ...passage.wordings.map(tellWording)]
          : []
      }),
      ...(adopted
        ? [`  adopted, from ${adopted.source}:`, `    ${redline(first.text, adopted.text)}`]
        : [`  not agreed, for further discussion; begun with ${first.source}`]),
    ]
  }
  return [
    'Four groups of six people negotiate four passages in two rounds. The wordings are quotations, each from the',
    'document named; people, proposals and ballots are MADE FOR THIS DEMONSTRATION and tell nothing of 2015.',
    ...PASSAGES.flatMap(tellPassage),
    '',
    `THE DOCUMENT AS A WHOLE: ${outcome.agreed === 'yes' ? 'agreed' : 'not agreed'}, ${outcome.standing}${whole ? `; ${whole.wording.level}, margin ${whole.wording.margin}` : ''}`,
    `Annex "not agreed, for further discussion": ${outcome.passages.flatMap(({ id, slug }) => (outcome.annex.includes(id) ? [slug] : [])).join(', ') || 'nothing'}`,
    `Outcome ${hashes.outcomeHash}`,
    `Result  ${hashes.stateHash}`,
    `Computed again from the same events backwards and each twice: ${hashes.again === hashes.stateHash ? 'the same' : `ANOTHER, ${hashes.again}`}`,
  ]
}

function standing({ state, adopted }: PassageState): string {
  return state === 'closed'
    ? 'closed'
    : state === 'bracketed' && adopted === undefined
      ? '[in brackets]'
      : 'open'
}

/** Which groups do not consent, and by how many people. */
function lacking(groups: readonly GroupState[]): string {
  const fails = groups.flatMap(({ short: { support, quorum, red } }, at) => {
    const people = Math.max(support, quorum)
    const parts = [
      ...(people > 0 ? [`${people} more who can live with it`] : []),
      ...(red > 0 ? [`${red} red line${red > 1 ? 's' : ''} fewer`] : []),
    ]
    return parts.length > 0 ? [`${GROUPS[at]} ${parts.join(' and ')}`] : []
  })
  return fails.length > 0 ? `; lacking in ${fails.join('; ')}` : ''
}

/** What changed: [-struck out-] and {+put in+}; where little stayed, the old text whole and then the new. */
function redline(before: string, after: string): string {
  const pieces = wordDiff(before, after, 'en')
  const stayed = pieces.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0)
  if (2 * stayed < after.length) return `[-${before}-] {+${after}+}`
  return pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}
