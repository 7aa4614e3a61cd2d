// The address of something that has versions: `kind:pubkey:d` (NIP-01).
//
// Refuses kinds that have no versions: such an address could only ever name one event, which has an id.

import { isAddressable, isHex64, isReplaceable } from '../event/index.ts'

export interface Address {
  readonly kind: number
  readonly pubkey: string
  /** Empty for replaceable kinds. */
  readonly d: string
}

/** The parts of an address, or undefined if the text is none. Example: `30023:<64 hex>:declaration`. */
export function parseAddress(text: string): Address | undefined {
  const [kindText, pubkey, ...rest] = text.split(':')
  if (kindText === undefined || !/^(0|[1-9]\d{0,4})$/.test(kindText)) return undefined
  if (!isHex64(pubkey) || rest.length === 0) return undefined
  const kind = Number(kindText)
  const d = rest.join(':')
  if (isAddressable(kind)) return { kind, pubkey, d }
  return isReplaceable(kind) && d === '' ? { kind, pubkey, d } : undefined
}
