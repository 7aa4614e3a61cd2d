// The shape of a signature (4591): what it signs and of which kind that is (DESIGN §3.1).

import { isHex64, type NostrEvent } from '../event/index.ts'
import { RuleError } from './rule-error.ts'
import { isKindNumber, oneTag, onlyTags, requireValue } from './shape.ts'

/** @throws RuleError */
export function checkSignature(event: NostrEvent): void {
  onlyTags(event, ['h', 'e', 'k'])
  requireValue(oneTag(event, 'e'), isHex64, '64 lower-case hex digits')
  requireValue(oneTag(event, 'k'), isKindNumber, 'the kind of what is signed')
  for (const tag of event.tags)
    if (tag.length !== 2) throw new RuleError('rule/tag', tag[0] ?? 'tag', 'exactly two elements', tag[2])
}
