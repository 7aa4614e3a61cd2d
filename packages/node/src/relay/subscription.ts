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
    this.#connection = connection
    this.#context = context
  }

  /** True while the client has neither closed nor replaced it. */
  get isOpen(): boolean {
    return this.#connection.isOpen && this.#connection.subscriptions.get(this.id) === this
  }

  /** How many values its filters name: what it costs to keep open. */
  get values(): number {
    let count = 0
    for (const { ids, authors, kinds, tags } of this.filters) {
      count += 1 + (ids?.length ?? 0) + (authors?.length ?? 0) + (kinds?.length ?? 0)
      for (const values of Object.values(tags)) count += values.length
    }
    return count
  }

  /** What that takes of memory, about: an entry of the index a value, and the value itself. */
  get bytes(): number {
    let length = 0
    for (const { tags } of this.filters)
      for (const values of Object.values(tags)) for (const value of values) length += value.length
    return this.values * VALUE_BYTES + length
  }

  send(json: string, event: VerifiedEvent): void {
    if (!this.#context.isHidden(event)) this.#connection.sendText(eventFrame(this.id, json))
  }
}
