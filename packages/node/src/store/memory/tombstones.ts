// Which events must not come back: the withdrawals seen so far, asked by event.

import { isComputedFrom, type NostrEvent } from '@commonwall/wall'
import { versionedAddress } from '../precedence.ts'
import type { Withdrawal } from '../store.ts'

interface UpTo {
  readonly until: number
  readonly by: string
}

export class Tombstones {
  /** By id and author. */
  readonly #ids = new Map<string, string>()
  readonly #addresses = new Map<string, UpTo>()
  readonly #authors = new Map<string, UpTo>()

  add({ by, authors, ids, addresses, everything, until }: Withdrawal): void {
    for (const author of authors) {
      for (const id of ids) if (!this.#ids.has(id + author)) this.#ids.set(id + author, by)
      if (everything) raise(this.#authors, author, { until, by })
    }
    for (const address of addresses)
      if (authors.includes(address.split(':', 2)[1] ?? '')) raise(this.#addresses, address, { until, by })
  }

  /** The event that withdraws this one, or undefined. */
  by(event: NostrEvent): string | undefined {
    if (isComputedFrom(event.kind)) return undefined
    const address = versionedAddress(event)
    return (
      this.#ids.get(event.id + event.pubkey) ??
      reaching(this.#authors.get(event.pubkey), event) ??
      (address === undefined ? undefined : reaching(this.#addresses.get(address), event))
    )
  }
}

function raise(map: Map<string, UpTo>, key: string, next: UpTo): void {
  const held = map.get(key)
  if (held === undefined || held.until < next.until) map.set(key, next)
}

function reaching(limit: UpTo | undefined, event: NostrEvent): string | undefined {
  return limit !== undefined && event.created_at <= limit.until ? limit.by : undefined
}
