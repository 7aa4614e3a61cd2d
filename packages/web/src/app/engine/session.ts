// One reader's wall while it is open: the copy and its store, the posts on their way, the keys, the marks.
//
// In *Nothing saved* all of it is in memory and dies with the tab. In *Saved here* store and rows are sealed.

import {
  AddressBook,
  type AddressPool,
  type CatchUpOptions,
  type CaughtUp,
  Copy,
  type PathStore,
  type Rows,
  sourcesOf,
  type Transport,
  type TransportErrorCode,
} from '@commonwall/sync'
import type { EventTemplate, VerifiedEvent } from '@commonwall/wall'
import { isNamed } from '../../pages/fill/index.ts'
import type { Truth } from '../../pages/model.ts'
import { Marks } from './keep/marks.ts'
import { ChosenGroups } from './moderate/chosen-groups.ts'
import { hearRelays, type Unheard } from './relays/hear.ts'
import { Keyring, type KeyringState } from './say/keyring.ts'
import { type SignOutside, signUnder } from './say/outside.ts'
import { Speaker } from './say/say.ts'
import { inOneTab } from './say/turn.ts'
import { verifyMany } from './verify.ts'
import { Voices } from './voice/voices.ts'
import type { Wall } from './wall.ts'
import { EngineError } from './wire.ts'

export interface SessionOptions {
  readonly store: PathStore
  readonly rows: Rows
  readonly pool: AddressPool
  readonly saved: boolean
  /** Where what the store has came from; default: it was kept on this device. */
  readonly source?: Truth['source'] | undefined
  readonly now: () => number
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
  readonly wall: () => Wall
  readonly signOutside: SignOutside
  readonly onChange: () => void
}

const KEYS = 'keys'
/** Milliseconds without a word from any address, after which relays are heard meanwhile. */
const SILENT = 4_000
/** Seconds: past it, whoever answers may be holding news back. */
const DAY = 86_400

/**
 * How it showed that an address could not be asked: no answer in time, or a line that was cut; an answer that broke off; a
 * no; a way to another address.
 */
export type Trouble = 'silent' | 'cut' | 'refused' | 'elsewhere'

const TROUBLES: Readonly<Partial<Record<TransportErrorCode, Trouble>>> = {
  'transport/cut': 'cut',
  'transport/elsewhere': 'elsewhere',
  'transport/malformed': 'refused',
  'transport/refused': 'refused',
}

export class Session {
  readonly copy: Copy
  readonly store: PathStore
  /** What this device keeps for itself; in *Nothing saved* in memory. */
  readonly rows: Rows
  readonly keyring: Keyring
  readonly marks: Marks
  readonly folds: ChosenGroups
  /** Voices in assemblies. */
  readonly voices: Voices
  /** Addresses that this device was given: bridges, and the reader's own. Rows, which no file holds that is passed on. */
  readonly book: AddressBook
  readonly saved: boolean
  readonly #options: SessionOptions
  /** Ends the rounds that wait for addresses. */
  #asking = new AbortController()
  /** The round that began last. */
  #round: Promise<unknown> = Promise.resolve()
  #speaker: Speaker | undefined
  #troubles: ReadonlyMap<string, Trouble> = new Map()
  #source: Truth['source']
  #asked = false
  #optional = false

  private constructor(
    options: SessionOptions,
    {
      copy,
      marks,
      folds,
      keyring,
      voices,
      book,
    }: Pick<Session, 'copy' | 'marks' | 'folds' | 'keyring' | 'voices' | 'book'>,
  ) {
    this.#options = options
    this.copy = copy
    this.store = options.store
    this.rows = options.rows
    this.saved = options.saved
    this.#source = options.source ?? 'here'
    this.keyring = keyring
    this.marks = marks
    this.folds = folds
    this.voices = voices
    this.book = book
  }

  static async open(options: SessionOptions): Promise<Session> {
    const { store, rows, now, random, onChange } = options
    const copy = await Copy.open({ store, verify: verifyMany, now })
    copy.onChange(onChange)
    const keyring = new Keyring(random)
    await loadKeys(keyring, rows)
    const [marks, voices] = [await Marks.open(rows, now()), await Voices.open(rows)]
    const folds = await ChosenGroups.open(rows)
    const book = await AddressBook.open({ rows, now, random })
    return new Session(options, { copy, marks, folds, keyring, voices, book })
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
    await Promise.race([this.#round, new Promise((resolve) => setTimeout(resolve, most))])
  }

  async #ask(options: CatchUpOptions): Promise<CaughtUp> {
    const { signal } = this.#asking
    const { pool, now } = this.#options
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
    const unheard = await hearRelays({ pool: this.#options.pool, copy: this.copy, signal, only: url })
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
    await this.#speaker?.settle()
    return taken
  }

  #cameFrom({ from, posts }: Pick<CaughtUp, 'from' | 'posts'>): void {
    const defaults = [...this.copy.logs.values()].filter(({ admission }) => admission === 'default')
    const given = defaults.map(({ key }) => from.get(key)).find((one) => one !== undefined)
    // A file that holds what was here already brought nothing; a host that has no more says at least that there is no more.
    if (given === undefined || (given.kind === 'file' && posts === 0)) return
    const origin = this.#origin()
    if (given.kind === 'file') this.#source = 'file'
    else this.#source = given.address === origin ? 'host' : 'other'
  }

  /** The host of this page; undefined for a file. */
  #origin(): string | undefined {
    const addresses = this.#options.pool.addresses()
    return addresses.find(({ innocence }) => innocence === 'origin')?.transport.address
  }

  /** True for a post that would tell everybody an address that few know: a bridge, or the host of this page if it is one. */
  #tells(event: Parameters<AddressBook['tells']>[0]): boolean {
    const { current } = this.copy.history() ?? {}
    const origin = this.#origin()
    const isBridge = origin !== undefined && current !== undefined && !isNamed(origin, current)
    return this.book.tells(event, isBridge ? [origin] : [])
  }

  #overtake(by: string): void {
    this.#asking.abort(new EngineError('engine/overtaken', `addresses: ${by} meanwhile`))
    this.#asking = new AbortController()
  }

  /** To be called once the copy has read a wall: posts wait for one wall only. */
  async speak(): Promise<Speaker> {
    const { copy, keyring } = this
    const ask = (options?: CatchUpOptions) => this.ask(options)
    const tellsBridge = (event: Parameters<AddressBook['tells']>[0]) => this.#tells(event)
    const signUnder: Session['signUnder'] = (pubkey, template) => this.signUnder(pubkey, template)
    this.#speaker ??= await Speaker.open({ ...this.#options, copy, ask, keyring, tellsBridge, signUnder })
    return this.#speaker
  }

  get speaker(): Speaker | undefined {
    return this.#speaker
  }

  /** Signs under a key that is here or outside. @throws EngineError engine/no-key, engine/signed; RuleError */
  signUnder(pubkey: string, template: EventTemplate): Promise<VerifiedEvent> {
    const { wall, ...options } = this.#options
    return signUnder(pubkey, template, { ...options, wall: wall(), keyring: this.keyring })
  }

  /** Keeps the keys: in memory or sealed, as the rows are; those that another tab has kept stay. */
  saveKeys(): Promise<void> {
    const { rows } = this.#options
    return inOneTab(async () => {
      await loadKeys(this.keyring, rows)
      await rows.put(KEYS, new TextEncoder().encode(JSON.stringify(this.keyring.save())))
    })
  }

  async close(): Promise<void> {
    await this.#speaker?.close()
    await this.copy.close()
  }
}

async function loadKeys(keyring: Keyring, rows: Rows): Promise<void> {
  const row = await rows.get(KEYS)
  if (row !== undefined) keyring.load(JSON.parse(new TextDecoder().decode(row)) as KeyringState)
}
