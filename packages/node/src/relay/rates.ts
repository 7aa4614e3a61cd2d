// How often one source asks, without knowing who that is.
//
// A source is the salted SHA-256 of a network address, of IPv6 its first half: the rest is the customer's to choose, and
// whoever has one line has all of them. The address itself goes no further than `sourceOf`.
// Salt and counts are thrown away together every ten minutes. What comes from this machine itself (a
// reverse proxy, an onion service, the operator) has no source: one count for all of them would lock
// everybody behind the proxy out together.

import { createHash } from 'node:crypto'
import { isLoopback } from '../http/own-machine.ts'

/** Seconds after which salt and counts are forgotten. */
const FORGET = 600
/** Sources counted at once; beyond, everything is forgotten early, so memory is bounded. */
const MAX_SOURCES = 20_000

/** A salted hash; undefined for this machine. */
export type Source = string | undefined

interface Count {
  /** Requests left, as of `at` (unix seconds). */
  left: number
  at: number
}

export interface RateOptions {
  readonly burst: number
  readonly perSecond: number
  /** Fresh random bytes. */
  readonly salt: () => Uint8Array
  /** Unix seconds; fractions welcome. */
  readonly now: () => number
}

/** A token bucket a source. */
export class Rates {
  readonly #options: RateOptions
  readonly #counts = new Map<string, Count>()
  #salt: Uint8Array
  #since: number

  constructor(options: RateOptions) {
    this.#options = options
    this.#salt = options.salt()
    this.#since = options.now()
  }

  /** The source of an address, good until the next forgetting. */
  sourceOf(address: string | undefined): Source {
    this.#forget()
    if (address === undefined || isLoopback(address)) return undefined
    return createHash('sha256').update(this.#salt).update(networkOf(address)).digest('base64').slice(0, 22)
  }

  /** Takes a request, or what is worth several, from what the source has left; false if that is less. */
  take(source: Source, worth = 1): boolean {
    if (source === undefined) return true
    this.#forget()
    const now = this.#options.now()
    const count = this.#counts.get(source) ?? { left: this.#options.burst, at: now }
    const passed = Math.max(0, now - count.at)
    count.left = Math.min(this.#options.burst, count.left + passed * this.#options.perSecond)
    count.at = now
    this.#counts.set(source, count)
    if (count.left < worth) return false
    count.left -= worth
    return true
  }

  #forget(): void {
    const now = this.#options.now()
    const age = now - this.#since
    if (age >= 0 && age < FORGET && this.#counts.size < MAX_SOURCES) return
    this.#since = now
    this.#salt = this.#options.salt()
    this.#counts.clear()
  }
}

/** What one customer has: an IPv4 address, also one written as IPv6, or the first 64 bits of an IPv6 one. */
function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
