// The engine: holds the copy, and answers the shell. It runs in a worker, so that no check holds up a finger.

import {
  AddressPool,
  Copy,
  httpTransport,
  MemoryPathStore,
  memoryRows,
  openFile,
  type PathStore,
  sourcesOf,
} from '@commonwall/sync'
import { encodeTar, type TarFile } from '@commonwall/wall'
import type { IndexPage, Language, Mine, Page, Truth } from '../../pages/model.ts'
import { type Citation, cite } from './cite.ts'
import { indexPage } from './fill/index-page.ts'
import { SearchIndex } from './fill/search.ts'
import { handIn } from './hand-in.ts'
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
  /** Sends what is due, and looks whether what was sent is on the wall. */
  look(): Promise<void>
  /** Lets a post leave now. */
  hurry(id: string): Promise<void>
  forget(id: string): Promise<void>
  /** Everything that is held, as a tar of the layout, and the newest threads for who reads it without scripts. */
  bundle(lang: Language): Promise<{ readonly tar: Uint8Array<ArrayBuffer>; readonly index: IndexPage }>
  /** Takes in a file that somebody handed over. @throws EngineError, TransportError */
  openFile(file: Blob): Promise<Opened>
  /** Where copies of this wall are. */
  addresses(): Promise<readonly AddressItem[]>
  /** Asks an address too, from now on. @throws TypeError if it is none */
  addAddress(url: string): Promise<void>
  /** Files with every post that waits, sealed, to be carried by hand. */
  outboxFiles(): Promise<readonly Uint8Array<ArrayBuffer>[]>
}

/** What came of a file. */
export type Opened =
  | { readonly kind: 'wall'; readonly posts: number; readonly other: boolean }
  | { readonly kind: 'lines'; readonly count: number; readonly sent: boolean }
  | { readonly kind: 'proof'; readonly text: string }

export interface AddressItem {
  readonly url: string
  /** `origin`: the host of this page; `given`: by the reader; `named`: by the definition, and not asked so far. */
  readonly from: 'origin' | 'given' | 'named'
  /** It is left alone for a while after what looked like a cut line. */
  readonly resting: boolean
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
  #store: PathStore | undefined
  #pool: AddressPool | undefined
  #source: Truth['source'] = 'host'
  #wall: Wall | undefined

  constructor(options: EngineOptions) {
    this.#options = options
    this.#keyring = new Keyring(options.random)
  }

  async open({ root, file }: Opening): Promise<void> {
    const { now } = this.#options
    const store = new MemoryPathStore()
    const copy = await Copy.open({ store, verify: verifyMany, now })
    copy.onChange(() => this.#changed())
    const pool = await AddressPool.open()
    this.#copy = copy
    this.#store = store
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

  async look(): Promise<void> {
    await this.#speaking().look()
  }

  async hurry(id: string): Promise<void> {
    await this.#speaking().hurry(id)
  }

  async forget(id: string): Promise<void> {
    await this.#speaking().forget(id)
  }

  async bundle(
    lang: Language,
  ): Promise<{ readonly tar: Uint8Array<ArrayBuffer>; readonly index: IndexPage }> {
    const { store } = this.#opened()
    const files: TarFile[] = []
    for (const path of await store.list()) {
      const bytes = await store.get(path)
      if (bytes !== undefined) files.push({ path, bytes })
    }
    return { tar: encodeTar(files), index: indexPage(this.#current(), lang) }
  }

  async openFile(file: Blob): Promise<Opened> {
    const { copy, pool } = this.#opened()
    const opened = await openFile('file', file)
    if (opened.kind === 'proof') return opened
    if (opened.kind === 'lines') {
      const sent = await handIn(pool, copy, opened.lines)
      return { kind: 'lines', count: opened.lines.length, sent }
    }
    const { posts, caught } = await copy.catchUp([opened.transport])
    return { kind: 'wall', posts, other: caught.some(({ code }) => code === 'wall/another') }
  }

  async addresses(): Promise<readonly AddressItem[]> {
    const { copy, pool } = this.#opened()
    const asked = pool.addresses().map(({ transport, innocence, restsUntil }) => ({
      url: transport.address,
      from: innocence === 'origin' ? ('origin' as const) : ('given' as const),
      resting: restsUntil !== undefined,
    }))
    const current = copy.history()?.current
    const named = [...(current?.addresses ?? []), ...(current?.logs ?? [])].map(({ url }) => url)
    const further = [...new Set(named)].filter(
      (url) => /^https?:/.test(url) && !asked.some((one) => one.url === url),
    )
    return [...asked, ...further.map((url) => ({ url, from: 'named' as const, resting: false }))]
  }

  async addAddress(url: string): Promise<void> {
    const { pool } = this.#opened()
    const { protocol, href } = new URL(url)
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new EngineError('engine/address', `address: expected http or https, got ${protocol}`)
    pool.add(httpTransport(href.endsWith('/') ? href : `${href}/`), 'other')
    this.#changed()
    await this.catchUp()
    await this.#speaker?.look()
  }

  async outboxFiles(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    return this.#speaking().carry()
  }

  #speaking(): Speaker {
    if (this.#speaker === undefined)
      throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
    return this.#speaker
  }

  #opened(): { copy: Copy; pool: AddressPool; store: PathStore } {
    if (this.#copy === undefined || this.#pool === undefined || this.#store === undefined)
      throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
    return { copy: this.#copy, pool: this.#pool, store: this.#store }
  }

  #current(): Wall {
    if (this.#wall !== undefined) return this.#wall
    const held = heldIn(this.#opened().copy, false)
    if (held === undefined) throw new EngineError('engine/no-wall', 'engine: expected a wall, got none')
    this.#wall = new Wall({
      held,
      own: ownOf(this.#speaker, held),
      isMine: (key) => this.#keyring.secretOf(key) !== undefined,
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
    if (!logs.some(({ positions }) => positions.has(event.id)))
      own.set(event.id, state === 'sent' ? 'sent' : 'waiting')
  return own
}
