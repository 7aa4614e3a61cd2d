// Which key on this device may take back what an author said: the author's own, or, where that was replaced, the current
// key of its name (DESIGN §3.7). What a thief said under the old key is the name's too, and its owner withdraws it so.

import type { Names } from '@commonwall/wall'
import type { Keyring } from './keyring.ts'

/** The public key; undefined if none here may. A key that was replaced may nothing more. */
export function keyToWithdraw(
  author: string,
  {
    keyring,
    names,
  }: { readonly keyring: Pick<Keyring, 'speaksFor'>; readonly names: Pick<Names, 'nameOf' | 'currentKeys'> },
): string | undefined {
  const name = names.nameOf(author)
  const current = name === undefined ? [author] : names.currentKeys(name)
  // A house has several keys at once: none of them takes back what another, still current, said.
  const may = current.includes(author) ? [author] : current
  return may.find((pubkey) => keyring.speaksFor(pubkey))
}
