// Whose request is answered when: what asks much of the store waits, so that everything else gets its turn.
//
// Rates know a source; behind a proxy or an onion service there is none, and some questions cost a second of the one
// thread that everybody shares. So what is counted here is the time that answers took. A request that costs no
// more than a page does is answered at once and costs nothing. What takes longer is owed, by its connection and by
// all together, and until that is made up for the next ones wait: in order for a connection, between connections
// who has taken least first. Posts, live events and the sequencer never wait here.

import {
  ALL_AT_ONCE,
  ALL_SHARE,
  CONNECTION_AT_ONCE,
  CONNECTION_SHARE,
  FREE_WORK,
  MAX_QUEUED,
  MAX_QUEUED_BYTES,
  MODEST_AT_ONCE,
  MODEST_BYTES,
} from './limits.ts'
import { WorkShare } from './work-share.ts'

export interface Clock {
  /** Milliseconds, never going back. */
  readonly now: () => number
  /** Calls once, after so many milliseconds, or with 0 after everything that came in meanwhile. Returns how to call it off. */
  readonly after: (milliseconds: number, call: () => void) => () => void
}

/** Monotonic, and late enough that whatever came in is heard first. */
export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after(milliseconds, call) {
    if (milliseconds > 0) {
      const timer = setTimeout(call, milliseconds).unref()
      return () => clearTimeout(timer)
    }
    const soon = setImmediate(call)
    return () => clearImmediate(soon)
  },
}

export interface Turn {
  /** What a CLOSE takes back: the kind of request and its id. */
  readonly key: string
  /** What it holds in memory while it waits. */
  readonly bytes: number
  /** Answers it; must not throw. */
  readonly run: () => void
}

/** Turns of requests; whoever asks is any object, a connection. */
export class Turns {
  readonly #clock: Clock
  readonly #all = new WorkShare(ALL_SHARE)
  readonly #shares = new WeakMap<object, WorkShare>()
  readonly #waiting = new Map<object, Turn[]>()
  #bytes = 0
  /** Milliseconds worked since everything else had its turn. */
  #worked = 0
  #callOff: (() => void) | undefined
  #next = Number.POSITIVE_INFINITY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Answers the request now or later; false if too many wait already. */
  take(who: object, turn: Turn): boolean {
    const queue = this.#waiting.get(who)
    if (!queue && this.#worked < FREE_WORK && this.#wait(who) === 0) {
      this.#run(who, turn)
      return true
    }
    // Whoever fills the row with what is long keeps nobody out who asks for one short thing.
    const isModest = queue === undefined && turn.bytes <= MODEST_BYTES
    if (!isModest && this.#bytes + turn.bytes > MAX_QUEUED_BYTES) return false
    if ((queue?.length ?? 0) >= MAX_QUEUED) return false
    this.#bytes += turn.bytes
    if (queue) queue.push(turn)
    else this.#waiting.set(who, [turn])
    this.#schedule()
    return true
  }

  /** Takes back what waits under a key. */
  drop(who: object, key: string): void {
    this.#keep(who, (turn) => turn.key !== key)
  }

  /** Forgets who has gone. */
  leave(who: object): void {
    this.#keep(who, () => false)
  }

  close(): void {
    this.#callOff?.()
    this.#waiting.clear()
  }

  #keep(who: object, stays: (turn: Turn) => boolean): void {
    const queue = this.#waiting.get(who)
    if (!queue) return
    const kept = queue.filter(stays)
    for (const turn of queue) if (!stays(turn)) this.#bytes -= turn.bytes
    if (kept.length > 0) this.#waiting.set(who, kept)
    else this.#waiting.delete(who)
  }

  readonly #go = (): void => {
    this.#callOff = undefined
    this.#next = Number.POSITIVE_INFINITY
    this.#worked = 0
    while (this.#worked < FREE_WORK) {
      const who = this.#readiest()
      const [turn, ...rest] = (who && this.#waiting.get(who)) ?? []
      if (!who || !turn) break
      // To the end of the row, behind those that have taken as little.
      this.#waiting.delete(who)
      if (rest.length > 0) this.#waiting.set(who, rest)
      this.#bytes -= turn.bytes
      this.#run(who, turn)
    }
    this.#schedule()
  }

  #run(who: object, turn: Turn): void {
    const start = this.#clock.now()
    turn.run()
    const end = this.#clock.now()
    this.#worked += end - start
    const owed = Math.max(0, end - start - FREE_WORK)
    this.#all.take(owed, end)
    this.#shareOf(who).take(owed, end)
    this.#schedule()
  }

  /** Who may be answered now and has taken least: whoever asks little comes before all who ask much. */
  #readiest(): object | undefined {
    let readiest: object | undefined
    let least = Number.POSITIVE_INFINITY
    for (const who of this.#waiting.keys()) {
      const { taken } = this.#shareOf(who)
      if (taken >= least || this.#wait(who) > 0) continue
      readiest = who
      least = taken
    }
    return readiest
  }

  /** Who took little so far need not wait for what others owe, up to a limit: opening connections costs nothing. */
  #wait(who: object): number {
    const now = this.#clock.now()
    const share = this.#shareOf(who)
    const all = share.taken < CONNECTION_AT_ONCE ? MODEST_AT_ONCE : ALL_AT_ONCE
    return Math.max(this.#all.wait(now, all), share.wait(now, CONNECTION_AT_ONCE))
  }

  /** Calls `#go` when everything else had its turn and somebody may be answered. */
  #schedule(): void {
    let wait = this.#worked > 0 ? 0 : Number.POSITIVE_INFINITY
    if (wait > 0) for (const who of this.#waiting.keys()) wait = Math.min(wait, Math.ceil(this.#wait(who)))
    const at = this.#clock.now() + wait
    if (at >= this.#next) return
    this.#callOff?.()
    this.#next = at
    this.#callOff = this.#clock.after(wait, this.#go)
  }

  #shareOf(who: object): WorkShare {
    const known = this.#shares.get(who)
    if (known) return known
    const share = new WorkShare(CONNECTION_SHARE)
    this.#shares.set(who, share)
    return share
  }
}
