// The exact shape of labels (1985, NIP-32) and reports (1984, NIP-56) on a wall (DESIGN §3.1).
//
// A label never repeats what it is about: its content is empty and nothing but these tags may stand in it.
// Refuses labels of other namespaces, of several targets, and of people.

import { isHex64, type NostrEvent, tagsNamed, tagValue } from '../event/index.ts'
import { RuleError } from './rule-error.ts'
import { isSlug, noRemarks, oneTag, onlyTags, requireValue } from './shape.ts'

/** The namespace of the wall's labels. */
export const LABEL_NAMESPACE = 'commonwall'

export const FOLD_VERBS = [
  'fold/spam',
  'fold/personal-data',
  'fold/threat',
  'fold/illegal',
  'fold/off-topic',
  'fold/other',
] as const
export const LABEL_VERBS = [
  'vouch',
  'pin',
  'close',
  'move',
  'duplicate',
  'unverified',
  ...FOLD_VERBS,
] as const

export type FoldVerb = (typeof FOLD_VERBS)[number]
export type LabelVerb = (typeof LABEL_VERBS)[number]

/** What a label says. */
export interface Label {
  readonly id: string
  readonly author: string
  readonly verb: LabelVerb
  /** Id of the event that it is about. */
  readonly target: string
  /** ISO 3166-1 alpha-2: whose law, on folds. */
  readonly jurisdiction: string | undefined
  /** Where to, on `move`. */
  readonly board: string | undefined
  /** What was there before, on `duplicate`. */
  readonly original: string | undefined
}

const COUNTRY = /^[A-Z]{2}$/

/** True for a verb that folds. */
export function isFoldVerb(verb: string): verb is FoldVerb {
  return (FOLD_VERBS as readonly string[]).includes(verb)
}

/**
 * Reads a label.
 * @throws RuleError if it has any other shape than the one of docs/protocol/moderation.md
 */
export function parseLabel(event: NostrEvent): Label {
  if (event.content !== '') throw new RuleError('rule/content', 'content', 'nothing', event.content)
  onlyTags(event, ['h', 'L', 'l', 'e', 'jurisdiction', 't', 'q'])
  requireValue(oneTag(event, 'L'), isNamespace, `"${LABEL_NAMESPACE}"`)
  const spoken = oneTag(event, 'l')
  const verb = requireValue(spoken, isVerb, `one of ${LABEL_VERBS.join(', ')}`)
  if (spoken[2] !== LABEL_NAMESPACE || spoken.length > 3)
    throw new RuleError('rule/tag', 'l', `the namespace "${LABEL_NAMESPACE}" as third element`, spoken[2])
  noRemarks(event.tags.filter((tag) => tag !== spoken))
  const target = requireValue(oneTag(event, 'e'), isHex64, '64 lower-case hex digits')
  const law = detail(event, 'jurisdiction', isFoldVerb(verb), isCountry, 'ISO 3166-1 alpha-2, such as DE')
  if (verb === 'fold/illegal' && law === undefined)
    throw new RuleError('rule/tag', 'jurisdiction', 'whose law, ISO 3166-1 alpha-2', undefined)
  const board = detail(event, 't', verb === 'move', isSlug, 'a board')
  if (verb === 'move' && board === undefined)
    throw new RuleError('rule/tag', 't', 'the board to move to', undefined)
  const original = detail(event, 'q', verb === 'duplicate', isHex64, '64 lower-case hex digits')
  if (verb === 'duplicate' && (original === undefined || original === target))
    throw new RuleError('rule/tag', 'q', 'the id of another, earlier thread', original)
  return { id: event.id, author: event.pubkey, verb, target, jurisdiction: law, board, original }
}

function detail(
  event: NostrEvent,
  name: string,
  allowed: boolean,
  fits: (value: string | undefined) => value is string,
  expected: string,
): string | undefined {
  if (tagsNamed(event, name).length === 0) return undefined
  if (!allowed) throw new RuleError('rule/tag', name, 'no such tag with this verb', tagValue(event, name))
  return requireValue(oneTag(event, name), fits, expected)
}

function isNamespace(value: string | undefined): value is string {
  return value === LABEL_NAMESPACE
}

function isVerb(value: string | undefined): value is LabelVerb {
  return (LABEL_VERBS as readonly (string | undefined)[]).includes(value)
}

function isCountry(value: string | undefined): value is string {
  return value !== undefined && COUNTRY.test(value)
}

/** @throws RuleError */
export function checkReport(event: NostrEvent): void {
  const targets = [...tagsNamed(event, 'e'), ...tagsNamed(event, 'p')]
  if (targets.length === 0) throw new RuleError('rule/tag', 'e', 'what is reported, as e or p', undefined)
  for (const tag of targets) requireValue(tag, isHex64, '64 lower-case hex digits')
}
