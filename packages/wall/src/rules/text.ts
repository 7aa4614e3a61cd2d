// Characters and content: what no event on a wall may carry (DESIGN §3.1).

import { EXEMPT_KINDS, KIND, type NostrEvent } from '../event/index.ts'
import { RuleError } from './rule-error.ts'

/** C0 and DEL, but newline and tab. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/

/**
 * A text that was typed or pasted without what no event may carry: control characters, of which those that break a line
 * leave a newline, and halves of a character, which become U+FFFD.
 */
export function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replaceAll(new RegExp(CONTROL, 'g'), '')
}

/** @throws RuleError rule/control */
export function refuseControls(event: NostrEvent): void {
  if (CONTROL.test(event.content))
    throw new RuleError('rule/control', 'content', 'no control characters but newline and tab', event.content)
  for (const tag of event.tags)
    for (const element of tag)
      if (CONTROL.test(element))
        throw new RuleError(
          'rule/control',
          tag[0] ?? 'tag',
          'no control characters but newline and tab',
          element,
        )
}

/**
 * Refuses text in kinds that are never folded, and in labels: reasons are replies, which can be folded.
 * @throws RuleError rule/content
 */
export function refuseFreeText(event: NostrEvent): void {
  if (event.content !== '' && (EXEMPT_KINDS.has(event.kind) || event.kind === KIND.label))
    throw new RuleError('rule/content', 'content', 'nothing; a reason is a reply', event.content)
}

/** NIP-70: a wall is there to be copied. @throws RuleError rule/protected */
export function refuseProtected(event: NostrEvent): void {
  if (event.tags.some((tag) => tag[0] === '-')) throw new RuleError('rule/protected', '-', 'no such tag', '-')
}
