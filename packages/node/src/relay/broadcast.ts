// New events to the subscriptions that asked for them.
//
// Every filter stands under one kind of key only, its most selective (id, author, tag, kind, or none), so
// that an event looks at the few filters that could match it, however many are open.

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import { matches, stringifyEvent } from '@commonwall/wall'

/** An open subscription; `send` gets the event's JSON text, made once for all. */
export interface Subscriber {
  readonly filters: readonly Filter[]
  send(json: string, event: VerifiedEvent): void
}

interface Entry {
  readonly filter: Filter
  readonly subscriber: Subscriber
}

export class Broadcast {
  readonly #entries = new Map<string, Set<Entry>>()
  readonly #subscribers = new Map<Subscriber, readonly Entry[]>()

  get size(): number {
    return this.#subscribers.size
  }

  /** From now on the subscriber gets what matches; a filter that searches gets stored events only (NIP-50 has no live search). */
  add(subscriber: Subscriber): void {
    const entries = subscriber.filters
      .filter((filter) => filter.search === undefined)
      .map((filter): Entry => ({ filter, subscriber }))
    this.#subscribers.set(subscriber, entries)
    for (const entry of entries)
      for (const key of keysOf(entry.filter)) {
        const under = this.#entries.get(key)
        if (under) under.add(entry)
        else this.#entries.set(key, new Set([entry]))
      }
  }

  remove(subscriber: Subscriber): void {
    for (const entry of this.#subscribers.get(subscriber) ?? [])
      for (const key of keysOf(entry.filter)) {
        const under = this.#entries.get(key)
        under?.delete(entry)
        if (under?.size === 0) this.#entries.delete(key)
      }
    this.#subscribers.delete(subscriber)
  }

  /** Hands the events, in this order, to everybody who asked; once a subscriber, whatever of its filters match. */
  release(events: readonly VerifiedEvent[]): void {
    if (this.#subscribers.size === 0) return
    for (const event of events) {
      const receivers = new Set<Subscriber>()
      for (const key of keysOfEvent(event))
        for (const { filter, subscriber } of this.#entries.get(key) ?? [])
          if (!receivers.has(subscriber) && matches(filter, event)) receivers.add(subscriber)
      if (receivers.size === 0) continue
      const json = stringifyEvent(event)
      for (const subscriber of receivers) subscriber.send(json, event)
    }
  }
}

const ANY = '*'

/** The keys under which a filter stands; none if it can match nothing. */
function keysOf(filter: Filter): readonly string[] {
  if (filter.ids) return filter.ids.map((id) => `i${id}`)
  const tags = Object.entries(filter.tags)
  if (tags.some(([, values]) => values.length === 0) || filter.kinds?.length === 0) return []
  if (filter.authors) return filter.authors.map((author) => `a${author}`)
  const [tag] = tags
  if (tag) return tag[1].map((value) => `t${tag[0]}${value}`)
  if (filter.kinds) return filter.kinds.map((kind) => `k${kind}`)
  return [ANY]
}

function keysOfEvent(event: VerifiedEvent): Iterable<string> {
  const keys = new Set([`i${event.id}`, `a${event.pubkey}`, `k${event.kind}`, ANY])
  for (const [name, value] of event.tags)
    if (name?.length === 1 && value !== undefined) keys.add(`t${name}${value}`)
  return keys
}
