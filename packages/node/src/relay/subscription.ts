// One open REQ of one connection.

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import type { Subscriber } from './broadcast.ts'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import { eventFrame } from './server-frame.ts'

/** Measured: 382 bytes with an id of 64 characters. */
const VALUE_BYTES = 400

export class Subscription implements Subscriber {
  readonly id: string
  readonly filters: readonly Filter[]
  /** How many values its filters name. */
  readonly values: number
  /** What it takes of memory, about: an entry of the index a value, and the value itself. */
  readonly bytes: number
  readonly #connection: Connection
  readonly #context: Pick<RelayContext, 'isHidden'>

  constructor(
    id: string,
    filters: readonly Filter[],
    connection: Connection,
    context: Pick<RelayContext, 'isHidden'>,
  ) {
    this.id = id
    this.filters = filters
    const { values, length } = costOf(filters)
    this.values = values
    this.bytes = values * VALUE_BYTES + length
    this.#connection = connection
    this.#context = context
  }

  /** True while the client has neither closed nor replaced it. */
  get isOpen(): boolean {
    return this.#connection.isOpen && this.#connection.subscriptions.get(this.id) === this
  }

  send(json: string, event: VerifiedEvent): void {
    if (!this.#context.isHidden(event)) this.#connection.sendText(eventFrame(this.id, json))
  }
}

/** What filters cost to keep open: their values, a filter itself as one, and characters of those whose length anybody chooses. */
function costOf(filters: readonly Filter[]): { readonly values: number; readonly length: number } {
  let [values, length] = [0, 0]
  for (const { ids, authors, kinds, tags } of filters) {
    values += 1 + (ids?.length ?? 0) + (authors?.length ?? 0) + (kinds?.length ?? 0)
    for (const named of Object.values(tags)) {
      values += named.length
      for (const value of named) length += value.length
    }
  }
  return { values, length }
}
