// When a constitution binds: once every issuer of every group has signed it, so all groups accepted all issuers.

import { KIND } from '@commonwall/wall'
import type { Constitution } from '../record/index.ts'
import type { AssemblyClock } from './clock.ts'
import type { Drawers } from './drawers.ts'

/** Unix seconds of the last issuer's signature; undefined if one is missing when issuance ends. It stays bound. */
export function boundAt(
  constitution: Constitution,
  { signatures }: Pick<Drawers, 'signatures'>,
  clock: AssemblyClock,
): number | undefined {
  const founded = clock.date(constitution.id)
  if (founded === undefined) return undefined
  const first = new Map<string, number>()
  for (const { id, signer, target, targetKind } of signatures) {
    if (target !== constitution.id || targetKind !== KIND.constitution) continue
    const date = clock.date(id)
    if (date !== undefined) first.set(signer, Math.min(date, first.get(signer) ?? date))
  }
  let last = founded
  for (const { issuers } of constitution.groups)
    for (const { pubkey } of issuers) last = Math.max(last, first.get(pubkey) ?? Number.POSITIVE_INFINITY)
  return last <= constitution.issuance.until ? last : undefined
}
