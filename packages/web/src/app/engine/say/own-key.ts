// Which key on this device may take back what an author said: the author's own, or, where that was replaced, the current
// key of its name (DESIGN §3.7). What a thief said under the old key is the name's too, and its owner withdraws it so.

import { type Names, type NostrEvent, WORD_KINDS } from '@commonwall/wall'
import type { Keyring } from './keyring.ts'

/** The keys that are here, and the names that keys belong to. */
export interface OwnKeys {
  readonly keyring: Pick<Keyring, 'speaksFor'>
  readonly names: Pick<Names, 'nameOf' | 'currentKeys'>
}

/** Of words as `keyToWithdraw`; what a label, a report or a signature says ends by its own key's word alone. */
export function keyToTakeBack(
  { kind, pubkey }: Pick<NostrEvent, 'kind' | 'pubkey'>,
  own: OwnKeys,
): string | undefined {
  if (WORD_KINDS.has(kind)) return keyToWithdraw(pubkey, own)
  return own.keyring.speaksFor(pubkey) ? pubkey : undefined
}

/** The public key; undefined if none here may. A key that was replaced may nothing more. */
export function keyToWithdraw(author: string, { keyring, names }: OwnKeys): string | undefined {
  const name = names.nameOf(author)
  const current = name === undefined ? [author] : names.currentKeys(name)
  // A house has several keys at once: none of them takes back what another, still current, said.
  const may = current.includes(author) ? [author] : current
  return may.find((pubkey) => keyring.speaksFor(pubkey))
}
