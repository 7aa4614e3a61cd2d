// Whom a wish to vanish (NIP-62) is addressed to.

import { ALL_RELAYS, type NostrEvent, readUrl, tagValues } from '@commonwall/wall'

/** True if the event names all relays, or one of these addresses by host. */
export function namesThisRelay(event: NostrEvent, addresses: readonly string[]): boolean {
  const own = new Set(addresses.map(hostOf))
  return tagValues(event, 'relay').some((relay) => {
    if (relay === ALL_RELAYS) return true
    const host = hostOf(relay)
    return host !== undefined && own.has(host)
  })
}

function hostOf(address: string): string | undefined {
  return readUrl(address)?.host
}
