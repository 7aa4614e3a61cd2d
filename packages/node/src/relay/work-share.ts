// The share of the main thread that somebody's requests may take: what was taken leaks away at that share.

export class WorkShare {
  readonly #share: number
  #owed = 0
  #at = 0
  #taken = 0

  /** @param share of each second, below 1 */
  constructor(share: number) {
    this.#share = share
  }

  /** Milliseconds ever taken. */
  get taken(): number {
    return this.#taken
  }

  /**
   * Milliseconds until more may be taken; 0 if it may be now.
   * @param now milliseconds · @param atOnce milliseconds that may be owed before anything has to wait
   */
  wait(now: number, atOnce: number): number {
    return Math.max(0, this.#left(now) - atOnce) / this.#share
  }

  take(milliseconds: number, now: number): void {
    this.#owed = this.#left(now) + milliseconds
    this.#taken += milliseconds
  }

  /** What is not made up for yet. */
  #left(now: number): number {
    this.#owed = Math.max(0, this.#owed - (now - this.#at) * this.#share)
    this.#at = now
    return this.#owed
  }
}
