// Who a key speaks for, where all keys of one name are one.

import type { NamesView } from './views.ts'

/** The name that the key belongs to, else the key itself; withdrawals of one person lie under it. */
export function personOf(pubkey: string, names: Pick<NamesView, 'nameOf'>): string {
  return names.nameOf(pubkey) ?? pubkey
}
