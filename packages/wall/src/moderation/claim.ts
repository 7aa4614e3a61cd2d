// What is heard of a body that nobody holds or remembers: a withdrawal that names its id.
//
// Who wrote it cannot be read from an id, so whoever says so first is heard; that an article is not theirs is known.

import { parseAddress } from '../article/address.ts'
import { KIND, type NostrEvent, tagValue, tagValues } from '../event/index.ts'
import { personOf } from './person.ts'
import type { NamesView, TimeView } from './views.ts'

export interface ClaimInput {
  readonly names: Pick<NamesView, 'nameOf'>
  readonly time: Pick<TimeView, 'witnessedTime'>
}

/**
 * Of the withdrawals of an id the one witnessed first: whoever comes after the author, with whatever id, says it of what is
 * gone already. Of equal times, or without any, the one of the lowest id; one without a time after all that have one.
 */
export function claimOn(
  id: string,
  withdrawals: Iterable<NostrEvent>,
  { names, time }: ClaimInput,
): NostrEvent | undefined {
  const at = (one: NostrEvent) => time.witnessedTime(one.id) ?? Number.POSITIVE_INFINITY
  let first: NostrEvent | undefined
  for (const one of withdrawals) {
    if (one.kind !== KIND.withdrawal || !tagValues(one, 'e').includes(id)) continue
    if (!takesBackOwn(one, tagValue(one, 'a'), names)) continue
    if (first === undefined || at(one) < at(first) || (at(one) === at(first) && one.id < first.id))
      first = one
  }
  return first
}

/** False for who takes back somebody else's article: anybody may say so, and it changes nothing. */
export function takesBackOwn(
  { pubkey }: NostrEvent,
  address: string | undefined,
  names: Pick<NamesView, 'nameOf'>,
): boolean {
  const author = address === undefined ? pubkey : (parseAddress(address)?.pubkey ?? '')
  return personOf(author, names) === personOf(pubkey, names)
}
