// The engine: holds the copy, and answers the shell. It runs in a worker, so that no check holds up a finger.

import {
  AddressPool,
  Copy,
  httpTransport,
  MemoryPathStore,
  memoryRows,
  openFile,
  sourcesOf,
} from '@commonwall/sync'
import type { Mine, Page, Truth } from '../../pages/model.ts'
import { type Citation, cite } from './cite.ts'
import { SearchIndex } from './fill/search.ts'
import { type Held, heldIn } from './held.ts'
import { type PageAsked, pageOf } from './pages.ts'
import { type Composing, type ComposingAsked, composing } from './say/composing.ts'
import { Keyring } from './say/keyring.ts'
import { type MyPost, type Saying, Speaker } from './say/say.ts'
import { verifyMany } from './verify.ts'
import { Wall } from './wall.ts'
import { EngineError } from './wire.ts'

/** From where the wall is opened. */
export interface Opening {
  /** The address under which it lives, ending in a slash; undefined for none. */
  readonly root: string | undefined
  /** A bundle that stands in the page or was handed over: bytes of a file. */
  readonly file: Blob | undefined
}

/** What a screen asks of the engine; every answer is plain data. */
export interface Calls {
  /** Opens the wall. @throws EngineError engine/no-wall where there is none */
  open(opening: Opening): Promise<void>
  /** Asks the addresses for what is new. */
  catchUp(): Promise<void>
  page(asked: PageAsked): Promise<Page>
  cite(id: string): Promise<Citation>
  composing(asked: ComposingAsked): Promise<Composing>
  /** Signs it and lets it wait to leave. @returns its id */
  say(saying: Saying): Promise<string>
  withdraw(id: string): Promise<void>
  /** This device's own posts, the newest first. */
  mine(): Promise<readonly MyPost[]>
  /** Lets a post leave now. */
  hurry(id: string): Promise<void>
  forget(id: string): Promise<void>
  /** Files with every post that waits, sealed, to be carried by hand. */
  outboxFiles(): Promise<readonly Uint8Array<ArrayBuffer>[]>
}

export interface EngineOptions {
  /** Unix seconds. */
  readonly now: () => number
  /** Fresh random bytes. */
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
  /** Told that screens may have changed. */
  readonly onChange: () => void
}

/** The newest places that are read before the first screen; the rest follows. */
const FIRST = 2_048

export class Engine implements Calls {
  readonly #options: EngineOptions
  readonly #index = new SearchIndex()
  readonly #keyring: Keyring
  #speaker: Speaker | undefined
  #copy: Copy | undefined
  #pool: AddressPool | undefined
  #source: Truth['source'] = 'host'
  #wall: Wall | undefined

  constructor(options: EngineOptions) {
    this.#options = options
    this.#keyring = new Keyring(options.random)
  }

  async open({ root, file }: Opening): Promise<void> {
    const { now } = this.#options
    const copy = await Copy.open({ store: new MemoryPathStore(), verify: verifyMany, now })
    copy.onChange(() => this.#changed())
    const pool = await AddressPool.open()
    this.#copy = copy
    this.#pool = pool
    if (root !== undefined) pool.add(httpTransport(root), 'origin')
    if (file !== undefined) {
      const opened = await openFile('wall', file)
      if (opened.kind !== 'wall')
        throw new EngineError('engine/no-wall', 'file: expected a wall, got something else')
      await copy.catchUp([opened.transport])
      this.#source = 'file'
    } else {
      await copy.catchUp(sourcesOf(pool), { depth: FIRST })
      this.#source = 'host'
    }
    if (heldIn(copy, false) === undefined)
      throw new EngineError('engine/no-wall', copy.caught[0]?.problem ?? 'expected a wall, found none')
    const { random } = this.#options
    this.#speaker = await Speaker.open({
      copy,
      pool,
      rows: memoryRows(),
      keyring: this.#keyring,
      now,
      random,
      wall: () => this.#current(),
      onChange: () => this.#changed(),
    })
    // What is older follows while the reader reads.
    if (file === undefined) void copy.catchUp(sourcesOf(pool)).catch(() => undefined)
  }

  async catchUp(): Promise<void> {
    const { copy, pool } = this.#opened()
    await copy.catchUp(sourcesOf(pool))
  }

  async page(asked: PageAsked): Promise<Page> {
    return pageOf(this.#current(), this.#index, asked)
  }

  async cite(id: string): Promise<Citation> {
    return cite(this.#current(), id)
  }

  async composing(asked: ComposingAsked): Promise<Composing> {
    return composing(this.#current(), this.#keyring, asked)
  }

  async say(saying: Saying): Promise<string> {
    return this.#speaking().say(saying)
  }

  async withdraw(id: string): Promise<void> {
    await this.#speaking().withdraw(id)
  }

  async mine(): Promise<readonly MyPost[]> {
    return this.#speaking().mine()
  }

  async hurry(id: string): Promise<void> {
    await this.#speaking().hurry(id)
  }

  async forget(id: string): Promise<void> {
    await this.#speaking().forget(id)
  }

  async outboxFiles(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    return this.#speaking().carry()
  }

  #speaking(): Speaker {
    if (this.#speaker === undefined) throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
    return this.#speaker
  }

  #opened(): { copy: Copy; pool: AddressPool } {
    if (this.#copy === undefined || this.#pool === undefined)
      throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
    return { copy: this.#copy, pool: this.#pool }
  }

  #current(): Wall {
    if (this.#wall !== undefined) return this.#wall
    const held = heldIn(this.#opened().copy, false)
    if (held === undefined) throw new EngineError('engine/no-wall', 'engine: expected a wall, got none')
    this.#wall = new Wall({
      held,
      own: ownOf(this.#speaker, held), isMine: (key) => this.#keyring.secretOf(key) !== undefined,
      source: this.#source,
      saved: false,
      now: this.#options.now(),
    })
    return this.#wall
  }

  #changed(): void {
    this.#wall = undefined
    this.#options.onChange()
  }
}

/** How far this device's own posts have come, of those that no log has yet. */
function ownOf(speaker: Speaker | undefined, { logs }: Held): ReadonlyMap<string, Mine> {
  const own = new Map<string, Mine>()
  for (const { event, state } of speaker?.entries ?? [])
    if (!logs.some(({ positions }) => positions.has(event.id))) own.set(event.id, state === 'sent' ? 'sent' : 'waiting')
  return own
}
