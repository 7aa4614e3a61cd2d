// One wall while it is open: the copy and its store, the addresses that are asked, and how that went.
//
// It only reads, and knows nothing of who reads: keys, posts on their way and marks are the reader's own (`own/own.ts`). In
// *Nothing saved* the store is in memory and dies with the tab; in *Saved here* it is sealed.

import {
  type AddressPool,
  type CatchUpOptions,
  type CaughtUp,
  Copy,
  type PathStore,
  sourcesOf,
  type Transport,
  type TransportErrorCode,
} from '@commonwall/sync'
import type { Truth } from '../../pages/model.ts'
import { hearRelays, type Unheard } from './relays/hear.ts'
import { verifyMany } from './verify.ts'
import { EngineError } from './wire.ts'

export interface SessionOptions {
  readonly store: PathStore
  readonly pool: AddressPool
  readonly saved: boolean
  /** Where what the store has came from; default: it was kept on this device. */
  readonly source?: Truth['source'] | undefined
  readonly now: () => number
  readonly onChange: () => void
}

/** Milliseconds without a word from any address, after which relays are heard meanwhile. */
const SILENT = 4_000
/** Seconds: past it, whoever answers may be holding news back. */
const DAY = 86_400

/**
 * How it showed that an address could not be asked: no answer in time, or a line that was cut; an answer that broke off; a
 * no; a way to another address; a page instead of a file of the wall.
 */
export type Trouble = 'silent' | 'cut' | 'refused' | 'elsewhere' | 'page'

const TROUBLES: Readonly<Partial<Record<TransportErrorCode, Trouble>>> = {
  'transport/cut': 'cut',
  'transport/elsewhere': 'elsewhere',
  'transport/malformed': 'refused',
  'transport/page': 'page',
  'transport/refused': 'refused',
}

export class Session {
  readonly copy: Copy
  readonly store: PathStore
  /** The addresses that may be asked. */
  readonly pool: AddressPool
  readonly saved: boolean
  readonly #options: SessionOptions
  /** Ends the rounds that wait for addresses. */
  #asking = new AbortController()
  /** The round that began last. */
  #round: Promise<unknown> = Promise.resolve()
  #troubles: ReadonlyMap<string, Trouble> = new Map()
  #source: Truth['source']
  #asked = false
  #optional = false

  private constructor(options: SessionOptions, copy: Copy) {
    this.#options = options
    this.copy = copy
    this.store = options.store
    this.pool = options.pool
    this.saved = options.saved
    this.#source = options.source ?? 'here'
  }

  static async open(options: SessionOptions): Promise<Session> {
    const { store, now, onChange } = options
    const copy = await Copy.open({ store, verify: verifyMany, now })
    copy.onChange(onChange)
    return new Session(options, copy)
  }

  /** Asks the addresses for what is new. @throws StoreError; EngineError engine/overtaken where something else went first */
  ask(options: CatchUpOptions = {}): Promise<CaughtUp> {
    const round = this.#ask(options)
    this.#round = round.catch(() => undefined)
    return round
  }

  /** Until nothing is lacking or all that is being asked for has come, so many milliseconds at most: what is given away should be whole. */
  async untilWhole(most: number): Promise<void> {
    if (this.copy.status().complete) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const waited = new Promise((resolve) => {
      timer = setTimeout(resolve, most)
    })
    await Promise.race([this.#round, waited])
    clearTimeout(timer)
  }

  async #ask(options: CatchUpOptions): Promise<CaughtUp> {
    const { signal } = this.#asking
    const { pool } = this
    const { now } = this.#options
    const troubles = new Map<string, TransportErrorCode>()
    let isAnswered = false
    let hearing: Promise<void> | undefined
    const hear = () => {
      hearing ??= hearRelays({ pool, copy: this.copy, signal }).then((unheard) => {
        for (const [address, code] of unheard) troubles.set(address, code)
      })
      hearing.catch(() => undefined)
    }
    const waiting = setTimeout(() => isAnswered || hear(), SILENT)
    try {
      const onProgress: CatchUpOptions['onProgress'] = (progress) => {
        isAnswered ||= progress.bytes > 0
        if (progress.phase !== 'head') this.#cameFrom({ from: progress.from, posts: progress.held })
        options.onProgress?.(progress)
      }
      this.#asked ||= pool.addresses().length > 0
      const round = await this.copy.catchUp(sourcesOf(pool), {
        optional: this.#optional,
        ...options,
        onProgress,
        signal,
      })
      this.#cameFrom(round)
      for (const { address, trouble } of round.caught) if (trouble) troubles.set(address, trouble)
      const { asOf = 0 } = this.copy.status()
      if (!isAnswered || asOf < now() - DAY) hear()
      await hearing
      return round
    } finally {
      clearTimeout(waiting)
      this.#note(troubles)
    }
  }

  /** Reads the optional logs too, now and from now on. */
  async readOptional(): Promise<void> {
    this.#optional = true
    await this.askAnew()
  }

  /** Whether the optional logs are read. */
  get readsOptional(): boolean {
    return this.#optional
  }

  /** Hears one relay now, whoever else answers. @returns how many posts came that were not held. @throws EngineError */
  async hear(url: string): Promise<number> {
    this.#overtake('a relay was asked')
    this.#asked = true
    const { signal } = this.#asking
    const before = this.copy.status().posts
    const unheard = await hearRelays({ pool: this.pool, copy: this.copy, signal, only: url })
    this.#note(unheard)
    return this.copy.status().posts - before
  }

  #note(troubles: Unheard): void {
    this.#troubles = new Map([...troubles].map(([address, code]) => [address, TROUBLES[code] ?? 'silent']))
    this.#options.onChange()
  }

  /** Where what is held came from: whoever gave the checkpoint of the first default log. */
  get source(): Truth['source'] {
    return this.#source
  }

  /** Whether anybody was asked for it. */
  get asked(): boolean {
    return this.#asked
  }

  /** By address, why it could not be asked when it was asked last. */
  get troubles(): ReadonlyMap<string, Trouble> {
    return this.#troubles
  }

  /** Asks from the start, at once: who was told of one more address must not wait for lines that are cut. */
  askAnew(): Promise<CaughtUp> {
    this.#overtake('another address was asked')
    return this.ask()
  }

  /** Takes in what was handed over, at once, for the same reason. */
  async take(transport: Transport): Promise<CaughtUp> {
    this.#overtake('a file was opened')
    const taken = await this.copy.catchUp([transport])
    this.#cameFrom(taken)
    this.#options.onChange()
    return taken
  }

  #cameFrom({ from, posts }: Pick<CaughtUp, 'from' | 'posts'>): void {
    const defaults = [...this.copy.logs.values()].filter(({ admission }) => admission === 'default')
    const given = defaults.map(({ key }) => from.get(key)).find((one) => one !== undefined)
    // A file that holds what was here already brought nothing; a host that has no more says at least that there is no more.
    if (given === undefined || (given.kind === 'file' && posts === 0)) return
    if (given.kind === 'file') this.#source = 'file'
    else this.#source = given.address === this.origin ? 'host' : 'other'
  }

  /** The host of this page; undefined for a file. */
  get origin(): string | undefined {
    const addresses = this.pool.addresses()
    return addresses.find(({ innocence }) => innocence === 'origin')?.transport.address
  }

  #overtake(by: string): void {
    this.#asking.abort(new EngineError('engine/overtaken', `addresses: ${by} meanwhile`))
    this.#asking = new AbortController()
  }

  /** Ends the rounds too, those that hear relays among them. */
  close(): Promise<void> {
    this.#overtake('the wall was closed')
    return this.copy.close()
  }
}
