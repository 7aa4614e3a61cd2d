// The shape of withdrawals (5, NIP-09) and of the wish to vanish (62, NIP-62) on a wall (DESIGN §3.7).
//
// Both are never folded, so neither has room for free text: a reason is refused, and so is every tag but
// those that name what goes.

import { parseAddress } from '../article/address.ts'
import { isHex64, type NostrEvent, tagsNamed } from '../event/index.ts'
import { RuleError } from './rule-error.ts'
import { isKindNumber, isLine, isRelayHint, MAX_D, noRemarks, onlyTags, requireValue } from './shape.ts'

/** What NIP-62 calls every relay. */
export const ALL_RELAYS = 'ALL_RELAYS'

/** @throws RuleError */
export function checkWithdrawal(event: NostrEvent): void {
  onlyTags(event, ['h', 'e', 'a', 'k', 'p'])
  const ids = tagsNamed(event, 'e')
  const addresses = tagsNamed(event, 'a')
  if (ids.length + addresses.length === 0)
    throw new RuleError('rule/tag', 'e', 'what is withdrawn, as e or a', undefined)
  for (const tag of [...ids, ...tagsNamed(event, 'p')]) requireValue(tag, isHex64, '64 lower-case hex digits')
  for (const tag of addresses) requireValue(tag, isAddressText, 'kind:pubkey:d')
  for (const tag of tagsNamed(event, 'k')) requireValue(tag, isKindNumber, 'a kind')
  noRemarks(event.tags)
}

/** @throws RuleError */
export function checkVanish(event: NostrEvent): void {
  onlyTags(event, ['h', 'relay'])
  const relays = tagsNamed(event, 'relay')
  if (relays.length === 0) throw new RuleError('rule/tag', 'relay', `a relay or ${ALL_RELAYS}`, undefined)
  for (const tag of relays) requireValue(tag, isRelayOrAll, `a relay's address or ${ALL_RELAYS}`)
  noRemarks(event.tags)
}

/** An address with a name no longer than an article's may be: a withdrawal is no place for more words than that. */
function isAddressText(value: string | undefined): value is string {
  const name = value === undefined ? undefined : parseAddress(value)?.d
  return name === '' || isLine(name, MAX_D)
}

function isRelayOrAll(value: string | undefined): value is string {
  return value === ALL_RELAYS || isRelayHint(value)
}
