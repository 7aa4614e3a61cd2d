// One open REQ of one connection.

import type { Filter, VerifiedEvent } from '@commonwall/wall'
import type { Subscriber } from './broadcast.ts'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import { eventFrame } from './server-frame.ts'

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

  send(json: string, event: VerifiedEvent): void {
    if (!this.#context.isHidden(event)) this.#connection.sendText(eventFrame(this.id, json))
  }
}
