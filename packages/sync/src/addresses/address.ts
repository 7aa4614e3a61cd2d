// An address: where a copy is, what can be done there, and until when that was said (docs/protocol/addresses.md).

import { readUrl } from '@commonwall/wall'

/** `read`: the layout over HTTP. `post`: an inbox beside it. `live`: a relay over a WebSocket. */
export type Capability = 'read' | 'post' | 'live'

export const CAPABILITIES: readonly Capability[] = ['live', 'post', 'read']

/**
 * Who says so: the definition in force (an address, or where a log is reached), a card that the wall's log signed and
 * one person handed over (a bridge), or the reader.
 */
export type AddressSource = 'definition' | 'log' | 'bridge' | 'own'

export interface Address {
  readonly url: string
  readonly capabilities: readonly Capability[]
  /** Unix seconds; undefined where nobody said. */
  readonly until: number | undefined
  readonly source: AddressSource
}

/** Characters of a URL, as in definitions. */
const MAX_URL = 300

export function isCapability(value: string): value is Capability {
  return (CAPABILITIES as readonly string[]).includes(value)
}

/** True for a URL that an address may have: http, https, ws or wss, printable ASCII, no name and password in it. */
export function isAddressUrl(url: string): boolean {
  if (url.length > MAX_URL || !/^(?:https?|wss?):\/\/[!-~]+$/.test(url)) return false
  const { username, password, hostname = '' } = readUrl(url) ?? {}
  return username === '' && password === '' && hostname !== ''
}
