// All addresses of a wall that this device knows, asked with manners: what Copy and outbox both go through.
//
//   const first = await pool.ask({ ask: (transport, signal) => transport.read?.(path, signal) }, signal)
//
// It starts transports, takes turns, and remembers locally what worked. It judges no answer: whoever asks says by
// throwing that one is no good, and the next address is asked.

import type { Transport } from '../transports/transport.ts'
import { TransportError, type TransportErrorCode } from '../transports/transport-error.ts'
import { type Candidate, type Innocence, Manners, type Outcome } from './manners.ts'
import { placeOf } from './place.ts'
import { PoolError, type Refusal } from './pool-error.ts'

/** Where the memory of what worked is kept; in *Nothing saved* there is none. */
export interface MannersMemory {
  load(): Promise<string | undefined>
  save(remembered: string): Promise<void>
}

/** Time, so that what takes three minutes can be tested in none. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  /** @throws the signal's reason if it is aborted meanwhile */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export interface PoolOptions {
  readonly clock?: Clock
  readonly memory?: MannersMemory
}

export interface Question<T> {
  /** Asks one address; undefined: it has not got it. Throws what is wrong with the answer: then others are asked. */
  readonly ask: (transport: Transport, signal: AbortSignal) => Promise<T | undefined> | undefined
  /** Which addresses can be asked at all. */
  readonly of?: (transport: Transport) => boolean
  /** True where a second address may be asked only when the first has ended: for what leaves the device. */
  readonly alone?: boolean
}

/** An answer and who gave it. */
export interface Answer<T> {
  readonly value: T
  readonly from: Transport
}

/** What a reader is shown of an address. */
export interface AddressStanding {
  readonly transport: Transport
  readonly innocence: Innocence
  /** Milliseconds of the clock until which it is left alone; undefined: it may be asked. */
  readonly restsUntil: number | undefined
  /** When it last gave what it was asked for, milliseconds; undefined: not as far as is remembered. */
  readonly workedAt: number | undefined
}

/** Requests to one address at once: as many as a browser has connections to a host, less some for itself. */
const AT_ONE_ADDRESS = 4

interface Entry {
  readonly transport: Transport
  readonly candidate: Candidate
  asking: number
}

export class AddressPool {
  readonly #entries: Entry[] = []
  readonly #clock: Clock
  readonly #memory: MannersMemory | undefined
  readonly #manners: Manners
  #remembered: string | undefined
  readonly #closing = new AbortController()
  /** Called, once each, when something ended. */
  #waiting: (() => void)[] = []
  #count = 0

  private constructor({ clock = systemClock, memory }: PoolOptions, remembered: string | undefined) {
    this.#clock = clock
    this.#memory = memory
    this.#manners = new Manners(remembered)
    this.#remembered = remembered
  }

  /** A memory that cannot be read is one that is empty: what is lost is speed. */
  static async open(options: PoolOptions = {}): Promise<AddressPool> {
    return new AddressPool(options, await options.memory?.load().catch(() => undefined))
  }

  /** Adds an address; one of the same kind and name is not added again, and false says so. */
  add(transport: Transport, innocence: Innocence): boolean {
    const known = this.#entries.some(
      ({ transport: { kind, address } }) => kind === transport.kind && address === transport.address,
    )
    if (known) return false
    this.#count += 1
    const place = placeOf(transport.address)
    const candidate = { key: String(this.#count), place, innocence }
    this.#entries.push({ transport, candidate, asking: 0 })
    this.#wake()
    return true
  }

  /** Closes an address and forgets it. */
  async remove(transport: Transport): Promise<void> {
    const at = this.#entries.findIndex((entry) => entry.transport === transport)
    if (at < 0) return
    this.#entries.splice(at, 1)
    await transport.close()
  }

  /** Every address, in the order in which they would be asked. */
  addresses(): readonly AddressStanding[] {
    const now = this.#clock.now()
    const order = this.#manners.inOrder(
      this.#entries.map(({ candidate }) => candidate),
      now,
    )
    return order.flatMap((candidate) => {
      const entry = this.#entries.find((one) => one.candidate === candidate)
      if (!entry) return []
      const { place, innocence } = candidate
      const until = place === undefined ? 0 : this.#manners.restsUntil(place, now)
      const restsUntil = until > now ? until : undefined
      const workedAt = place === undefined ? undefined : this.#manners.workedAt(place)
      return [{ transport: entry.transport, innocence, restsUntil, workedAt }]
    })
  }

  /** The first answer that is good, or undefined if none has it. @throws PoolError if none could be asked */
  async ask<T>(
    { ask, of, alone = false }: Question<T>,
    signal?: AbortSignal,
  ): Promise<Answer<T> | undefined> {
    const ending = new AbortController()
    const stop = AbortSignal.any([ending.signal, this.#closing.signal, ...(signal ? [signal] : [])])
    const left = new Set(this.#entries.filter(({ transport }) => of?.(transport) ?? true))
    const answers: Answer<T>[] = []
    const refusals: Refusal[] = []
    const under = new Set<Promise<void>>()
    const start = (entry: Entry) => {
      left.delete(entry)
      const run = this.#one(entry, ask, stop)
        .then((value) => {
          if (value !== undefined) answers.push({ value, from: entry.transport })
          else refusals.push({ address: entry.transport.address, error: undefined })
        })
        .catch((error: unknown) => {
          if (!stop.aborted) refusals.push({ address: entry.transport.address, error })
        })
        .finally(() => {
          under.delete(run)
          // Only now: whoever is woken must see what came of it.
          this.#wake()
        })
      under.add(run)
    }
    try {
      while (answers.length === 0) {
        stop.throwIfAborted()
        if (alone && under.size > 0) {
          await this.#pause(LONG, under, stop)
          continue
        }
        const choice = this.#choose(left)
        if (choice.kind === 'ask') {
          start(choice.entry)
          // Beside one that is being asked, another gets its turn after a head start only.
          const { place } = choice.entry.candidate
          const ahead = this.#manners.headStart(place, this.#clock.now())
          if (!alone) await this.#pause(ahead, under, stop, false)
          continue
        }
        if (under.size === 0 && (choice.kind === 'none' || choice.resting)) break
        await this.#pause(choice.kind === 'none' ? LONG : choice.until - this.#clock.now(), under, stop)
      }
    } finally {
      ending.abort(new DOMException('another answered', 'AbortError'))
    }
    if (answers.length === 0 && !refusals.some(({ error }) => error === undefined))
      throw new PoolError(left.size > 0 ? 'pool/resting' : 'pool/nobody', refusals)
    return answers[0]
  }

  async close(): Promise<void> {
    this.#closing.abort(new PoolError('pool/closed', []))
    await Promise.all(this.#entries.splice(0).map(({ transport }) => transport.close()))
  }

  #choose(
    left: ReadonlySet<Entry>,
  ):
    | { readonly kind: 'ask'; readonly entry: Entry }
    | { readonly kind: 'wait'; readonly until: number; readonly resting: boolean }
    | { readonly kind: 'none' } {
    const now = this.#clock.now()
    const present = [...left].filter((entry) => this.#entries.includes(entry))
    const free = present.filter(({ asking }) => asking < AT_ONE_ADDRESS)
    if (present.length === 0) return { kind: 'none' }
    const choice = this.#manners.choose(
      free.map(({ candidate }) => candidate),
      now,
    )
    if (choice.kind === 'ask') {
      const entry = free.find(({ candidate }) => candidate === choice.candidate)
      if (entry) return { kind: 'ask', entry }
    }
    const full = free.length < present.length
    const until = choice.kind === 'wait' ? choice.until : now + LONG
    // Nothing but places that are left alone: whoever asks is told, and does not wait for minutes.
    const resting =
      !full &&
      choice.kind === 'wait' &&
      !choice.busy &&
      present.every(
        ({ candidate: { place } }) => place !== undefined && this.#manners.restsUntil(place, now) > now,
      )
    return { kind: 'wait', until, resting }
  }

  async #one<T>(
    entry: Entry,
    ask: (transport: Transport, stop: AbortSignal) => Promise<T> | undefined,
    stop: AbortSignal,
  ): Promise<T> {
    const { place } = entry.candidate
    this.#manners.begin(place, this.#clock.now())
    entry.asking += 1
    let outcome: Outcome | undefined
    try {
      const value = (await ask(entry.transport, stop)) as T
      outcome = 'worked'
      return value
    } catch (error) {
      outcome = stop.aborted ? undefined : outcomeOf(error)
      throw error
    } finally {
      entry.asking -= 1
      const now = this.#clock.now()
      this.#manners.end(place, outcome, now)
      if (outcome !== undefined && place !== undefined) await this.#remember(now)
    }
  }

  /** Keeps what changed: hours are coarse, so most requests change nothing. A memory that fails costs only speed. */
  async #remember(now: number): Promise<void> {
    const remembered = this.#manners.remember(now)
    if (remembered === this.#remembered) return
    this.#remembered = remembered
    await this.#memory?.save(remembered).catch(() => undefined)
  }

  /** Until one of these ended, or so many milliseconds passed; or, where `any` is said, whatever ended. */
  async #pause(
    milliseconds: number,
    under: ReadonlySet<Promise<void>>,
    stop: AbortSignal,
    any = true,
  ): Promise<void> {
    const over = new AbortController()
    const woken = any ? [new Promise<void>((resolve) => this.#waiting.push(resolve))] : []
    const slept = this.#clock
      .sleep(Math.max(0, milliseconds), AbortSignal.any([stop, over.signal]))
      .catch((error: unknown) => {
        if (!over.signal.aborted) throw error
      })
    try {
      await Promise.race([...woken, slept, ...under])
    } finally {
      over.abort()
    }
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}

/** As long as a pause may be without anything ending; a look again costs nothing. */
const LONG = 30_000

/** Cut, swallowed, or without an end: asked again at once, it would cost as much again. */
const LEAVE_ALONE: ReadonlySet<string> = new Set<TransportErrorCode>([
  'transport/reset',
  'transport/cut',
  'transport/timeout',
  'transport/too-long',
])

/** Undefined for a no: it is one to this question, and says that the way there is open. */
function outcomeOf(error: unknown): Outcome | undefined {
  if (!(error instanceof TransportError)) return 'failed'
  if (error.code === 'transport/refused') return undefined
  return LEAVE_ALONE.has(error.code) ? 'reset' : 'failed'
}

/** The platform's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const end = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', end)
        resolve()
      }, milliseconds)
      signal?.addEventListener('abort', end, { once: true })
    }),
}
