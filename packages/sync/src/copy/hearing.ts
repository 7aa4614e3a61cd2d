// What is heard over a relay, on its way into a copy: one after another, as fast as signatures can be checked.
//
// A relay can say whatever anybody signed, without end. What waits is bounded, and a post that no log has counts only with
// the work that a log would ask of it: else whoever runs a relay fills a reader's front for nothing.

import { type NostrEvent, WORD_KINDS, workOf } from '@commonwall/wall'

/** The most that wait to be checked; what comes beyond them is heard another time. */
const MOST_WAITING = 5_000

export interface HearingOptions {
  /** Bits that the wall asks of a post. */
  readonly pow: number
  /** True for a key of a name that lasts: it shows no work. */
  readonly isNamed: (pubkey: string) => boolean
  /** @returns true if it was new, and may stand on the wall */
  readonly add: (event: NostrEvent) => Promise<boolean>
}

export class Hearing {
  readonly #options: HearingOptions
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(options: HearingOptions) {
    this.#options = options
  }

  /** Takes an event that came, in its turn. */
  take(event: NostrEvent): void {
    const { pow, isNamed, add } = this.#options
    // Everything that is not words is rare, and counts by who signed it.
    const isFree = !WORD_KINDS.has(event.kind) || workOf(event.id) >= pow || isNamed(event.pubkey)
    if (!isFree || this.#waiting >= MOST_WAITING) return
    this.#waiting += 1
    this.#last = this.#last
      .then(() => add(event))
      .catch(() => undefined)
      .finally(() => {
        this.#waiting -= 1
      })
  }

  /** When everything that came so far is in. */
  async settled(): Promise<void> {
    await this.#last
  }
}
