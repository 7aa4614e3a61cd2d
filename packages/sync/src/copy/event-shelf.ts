// The events that a copy holds, by id. Those whose signature was not checked yet wait in line and are given to nobody.
//
// In line: first what definitions, names and moderation are computed from, then the newest. A signature is checked once;
// what fails it is forgotten, so that its place is a hole that another source may fill.

import { alreadyVerified, EXEMPT_KINDS, KIND, type NostrEvent, type VerifiedEvent } from '@commonwall/wall'
import type { VerifyMany } from '../audit/segments.ts'

/** How many go to the verifiers at a time: a segment. */
const AT_ONCE = 256

interface Waiting {
  readonly event: NostrEvent
  /** Told if the signature does not hold. */
  readonly onForged: () => void
}

export class EventShelf {
  readonly #verified = new Map<string, VerifiedEvent>()
  readonly #first: Waiting[] = []
  readonly #later: Waiting[] = []
  readonly #waiting = new Map<string, NostrEvent>()
  readonly #verify: VerifyMany
  readonly #onChange: () => void
  #running: Promise<void> | undefined

  /** @param onChange told after each batch that was checked */
  constructor(verify: VerifyMany, onChange: () => void) {
    this.#verify = verify
    this.#onChange = onChange
  }

  /** How many wait for their signature to be checked. */
  get waiting(): number {
    return this.#waiting.size
  }

  get size(): number {
    return this.#verified.size
  }

  /** A verified event. */
  get(id: string): VerifiedEvent | undefined {
    return this.#verified.get(id)
  }

  /** A body as it is kept in files: verified, or still waiting. */
  body(id: string): NostrEvent | undefined {
    return this.#verified.get(id) ?? this.#waiting.get(id)
  }

  /** True if a body is held, verified or still waiting. */
  has(id: string): boolean {
    return this.#verified.has(id) || this.#waiting.has(id)
  }

  /** Every verified event, in no order. */
  all(): Iterable<VerifiedEvent> {
    return this.#verified.values()
  }

  /** Verified events of some kinds. */
  ofKinds(...kinds: readonly number[]): VerifiedEvent[] {
    return [...this.#verified.values()].filter(({ kind }) => kinds.includes(kind))
  }

  /** Takes an event whose signature somebody checked. */
  put(event: VerifiedEvent): void {
    this.#verified.set(event.id, event)
  }

  /** Puts an event with a true id in line. */
  enqueue(event: NostrEvent, onForged: () => void): void {
    if (this.has(event.id)) return
    this.#waiting.set(event.id, event)
    const line = EXEMPT_KINDS.has(event.kind) || event.kind === KIND.label ? this.#first : this.#later
    line.push({ event, onForged })
    if (this.#running) return
    this.#running = this.#work()
    this.#running.catch(() => undefined) // `settle` throws it
  }

  /** Forgets a body: it was withdrawn. */
  forget(id: string): void {
    this.#verified.delete(id)
  }

  /** Resolves when nothing waits any more. @throws what the verifiers throw */
  async settle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #work(): Promise<void> {
    // What is put in line in the same turn goes together.
    await Promise.resolve()
    try {
      for (;;) {
        const batch = [...this.#first.splice(0, AT_ONCE)]
        batch.push(...this.#later.splice(0, AT_ONCE - batch.length))
        if (batch.length === 0) return
        const verdicts = await this.#verify(batch.map(({ event }) => event)).finally(() => {
          for (const { event } of batch) this.#waiting.delete(event.id)
        })
        for (const [i, { event, onForged }] of batch.entries()) {
          if (verdicts[i] === true) this.#verified.set(event.id, alreadyVerified(event))
          else onForged()
        }
        this.#onChange()
      }
    } finally {
      this.#running = undefined
    }
  }
}
