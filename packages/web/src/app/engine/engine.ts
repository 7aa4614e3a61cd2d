// The engine: holds the copy, and answers the shell. It runs in a worker, so that no check holds up a finger.

import {
  AddressPool,
  CodeReader,
  httpTransport,
  MemoryPathStore,
  memoryRows,
  openFile,
  readCode,
} from '@commonwall/sync'
import { type Definition, encodeTar, type RecoveryLanguage, type TarFile } from '@commonwall/wall'
import type { IndexPage, Language, Mine, Page, Truth } from '../../pages/model.ts'
import { type Citation, cite } from './cite.ts'
import { indexPage } from './fill/index-page.ts'
import { SearchIndex } from './fill/search.ts'
import { handIn } from './hand-in.ts'
import { type Held, heldIn } from './held.ts'
import { type Kept, Saving, type SavingState } from './keep/saving.ts'
import {
  type Labelling,
  label,
  type ModerationView,
  moderationOf,
  type ReportType,
  report,
  signLetter,
} from './moderate/moderate.ts'
import { type NameItem, NameMaker } from './name/name.ts'
import { type PageAsked, pageOf } from './pages.ts'
import { type Composing, type ComposingAsked, composing } from './say/composing.ts'
import type { MyPost, Saying, Speaker } from './say/say.ts'
import { Session } from './session.ts'
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
  /** One post that waits, sealed, as the bytes of squares; none if it cannot be sealed now or is too long for them. */
  squares(id: string): Promise<readonly Uint8Array[]>
  /** Takes in one square that was read from a picture. @throws EngineError, CodeError */
  openSquare(square: Uint8Array): Promise<Opened>
  /** Whether something is saved on this device, and open. */
  saving(): Promise<SavingState>
  /** Begins *Saved here* with what is open. @throws StoreError */
  beginSaving(passphrase: string): Promise<void>
  /** @throws StoreError store/passphrase */
  unlock(passphrase: string): Promise<void>
  lock(): Promise<void>
  /** Forgets the key of what is saved here, then the rest. */
  wipe(): Promise<void>
  follow(input: { readonly root: string; readonly followed: boolean }): Promise<void>
  /** In *Saved here*: marks a thread as read. */
  read(root: string): Promise<void>
  names(): Promise<readonly NameItem[]>
  looksTaken(profile: string): Promise<boolean>
  /** Twelve words for a new name, shown once. */
  beginName(input: {
    readonly profile: string
    readonly language: RecoveryLanguage
  }): Promise<readonly string[]>
  /** Twelve new words for a name whose key was stolen, by its old ones. */
  beginRotation(input: {
    readonly words: string
    readonly language: RecoveryLanguage
  }): Promise<readonly string[]>
  /** Makes the name, or replaces its key, after some words were typed again. */
  confirmWords(typed: readonly (readonly [place: number, word: string])[]): Promise<void>
  exportKey(input: { readonly pubkey: string; readonly password: string }): Promise<string>
  importKey(input: { readonly file: string; readonly password: string }): Promise<void>
  moderation(): Promise<ModerationView>
  label(labelling: Labelling): Promise<void>
  report(what: { readonly target: string; readonly type: ReportType }): Promise<void>
  /** Signs an article version as an open letter. */
  signLetter(what: { readonly version: string; readonly as: string }): Promise<void>
}

/** What came of a file. */
export type Opened =
  | { readonly kind: 'wall'; readonly posts: number; readonly other: boolean }
  | { readonly kind: 'lines'; readonly count: number; readonly sent: boolean }
  | { readonly kind: 'proof'; readonly text: string }
  /** A part of a code: so many squares are still to be read. */
  | { readonly kind: 'squares'; readonly missing: number }

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
  /** Told that what is saved here locked itself. */
  readonly onLock: () => void
}

/** The newest places that are read before the first screen; the rest follows. */
const FIRST = 2_048

export class Engine implements Calls {
  readonly #options: EngineOptions
  readonly #index = new SearchIndex()
  readonly #saving: Saving
  readonly #names: NameMaker
  #squares = new CodeReader()
  #session: Session | undefined
  #pool: AddressPool | undefined
  #source: Truth['source'] = 'host'
  #wall: Wall | undefined

  constructor(options: EngineOptions) {
    this.#options = options
    this.#saving = new Saving(options.random, options.onLock)
    this.#names = new NameMaker({
      ...options,
      session: () => this.#opened().session,
      wall: () => this.#current(),
    })
  }

  async open({ root, file }: Opening): Promise<void> {
    const pool = await AddressPool.open()
    if (root !== undefined) pool.add(httpTransport(root), 'origin')
    const session = await this.#begin({ store: new MemoryPathStore(), rows: memoryRows() }, pool, false)
    const { copy } = session
    if (file !== undefined) {
      const opened = await openFile('wall', file)
      if (opened.kind !== 'wall')
        throw new EngineError('engine/no-wall', 'file: expected a wall, got something else')
      await session.take(opened.transport)
    } else await session.ask({ depth: FIRST })
    if (heldIn(copy, false) === undefined)
      throw new EngineError('engine/no-wall', copy.caught[0]?.problem ?? 'expected a wall, found none')
    this.#source = file === undefined ? 'host' : 'file'
    this.#take(session, pool)
    await session.speak()
    // What is older follows while the reader reads.
    if (file === undefined) void session.ask().catch(() => undefined)
  }

  async catchUp(): Promise<void> {
    const { session } = this.#opened()
    await session.ask()
    await session.speaker?.look()
  }

  async page(asked: PageAsked): Promise<Page> {
    return pageOf(this.#current(), this.#index, asked)
  }

  async cite(id: string): Promise<Citation> {
    return cite(this.#current(), id)
  }

  async composing(asked: ComposingAsked): Promise<Composing> {
    return composing(this.#current(), this.#opened().session.keyring, asked)
  }

  async say(saying: Saying): Promise<string> {
    const { session } = this.#opened()
    const id = await (await session.speak()).say(saying)
    await session.saveKeys()
    return id
  }

  async withdraw(id: string): Promise<void> {
    await (await this.#speaking()).withdraw(id)
  }

  async mine(): Promise<readonly MyPost[]> {
    return (await this.#speaking()).mine()
  }

  async look(): Promise<void> {
    await (await this.#speaking()).look()
  }

  async hurry(id: string): Promise<void> {
    await (await this.#speaking()).hurry(id)
  }

  async forget(id: string): Promise<void> {
    await (await this.#speaking()).forget(id)
  }

  async bundle(
    lang: Language,
  ): Promise<{ readonly tar: Uint8Array<ArrayBuffer>; readonly index: IndexPage }> {
    const { store } = this.#opened().session
    const files: TarFile[] = []
    for (const path of await store.list()) {
      const bytes = await store.get(path)
      if (bytes !== undefined) files.push({ path, bytes })
    }
    return { tar: encodeTar(files), index: indexPage(this.#current(), lang) }
  }

  async openFile(file: Blob): Promise<Opened> {
    const { session, pool } = this.#opened()
    const opened = await openFile('file', file)
    if (opened.kind === 'proof') return opened
    if (opened.kind === 'lines') {
      const sent = await handIn(pool, session.copy, opened.lines)
      return { kind: 'lines', count: opened.lines.length, sent }
    }
    const { posts, caught } = await session.take(opened.transport)
    return { kind: 'wall', posts, other: caught.some(({ code }) => code === 'wall/another') }
  }

  async squares(id: string): Promise<readonly Uint8Array[]> {
    return (await this.#speaking()).squares(id)
  }

  async openSquare(square: Uint8Array): Promise<Opened> {
    const code = this.#squares.push(square)
    if (code === undefined) return { kind: 'squares', missing: this.#squares.missing ?? 0 }
    this.#squares = new CodeReader()
    const said = await readCode(code)
    if (said.kind === 'proof') return said
    if (said.kind === 'card' || said.kind === 'slip')
      throw new EngineError('engine/code', `code: expected a post or a proof, got a ${said.kind}`)
    const { session, pool } = this.#opened()
    return { kind: 'lines', count: 1, sent: await handIn(pool, session.copy, [said.line]) }
  }

  async addresses(): Promise<readonly AddressItem[]> {
    const { session, pool } = this.#opened()
    return addressesOf(pool, session.copy.history()?.current)
  }

  async addAddress(url: string): Promise<void> {
    const { pool } = this.#opened()
    const { protocol, href } = new URL(url)
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new EngineError('engine/address', `address: expected http or https, got ${protocol}`)
    pool.add(httpTransport(href.endsWith('/') ? href : `${href}/`), 'other')
    this.#changed()
    await this.catchUp()
  }

  async outboxFiles(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    return (await this.#speaking()).carry()
  }

  saving(): Promise<SavingState> {
    return this.#saving.state()
  }

  async beginSaving(passphrase: string): Promise<void> {
    const { session, pool } = this.#opened()
    const kept = await this.#saving.begin(passphrase)
    for (const path of await session.store.list()) {
      const bytes = await session.store.get(path)
      if (bytes !== undefined) await kept.store.put(path, bytes)
    }
    await this.#moveTo(kept, session, pool)
  }

  async unlock(passphrase: string): Promise<void> {
    const pool = this.#pool ?? (await AddressPool.open())
    const kept = await this.#saving.unlock(passphrase)
    await this.#moveTo(kept, this.#session, pool)
    if (this.#session !== undefined && heldIn(this.#session.copy, false) === undefined)
      throw new EngineError('engine/no-wall', 'what is saved here: expected a wall, found none')
    if (pool.addresses().length === 0) this.#source = 'here'
    else await this.catchUp().catch(() => undefined)
  }

  async lock(): Promise<void> {
    this.#saving.lock()
  }

  async wipe(): Promise<void> {
    await this.#saving.wipe()
  }

  async follow({ root, followed }: { readonly root: string; readonly followed: boolean }): Promise<void> {
    await this.#opened().session.marks.follow(root, followed)
    this.#changed()
  }

  async read(root: string): Promise<void> {
    const { marks, saved } = this.#opened().session
    const last = this.#current().thread(root)?.summary.lastActivity
    if (saved && last !== undefined) await marks.read(root, last)
  }

  async names(): Promise<readonly NameItem[]> {
    return this.#names.list()
  }

  async looksTaken(profile: string): Promise<boolean> {
    return this.#names.looksTaken(profile)
  }

  async beginName({
    profile,
    language,
  }: {
    profile: string
    language: RecoveryLanguage
  }): Promise<readonly string[]> {
    return this.#names.begin(profile, language)
  }

  async beginRotation({
    words,
    language,
  }: {
    words: string
    language: RecoveryLanguage
  }): Promise<readonly string[]> {
    return this.#names.beginRotation(words, language)
  }

  async confirmWords(typed: readonly (readonly [number, string])[]): Promise<void> {
    await this.#names.confirm(typed)
    this.#changed()
  }

  async exportKey({ pubkey, password }: { pubkey: string; password: string }): Promise<string> {
    return this.#names.exportKey(pubkey, password)
  }

  async importKey({ file, password }: { file: string; password: string }): Promise<void> {
    await this.#names.importKey(file, password)
    this.#changed()
  }

  async moderation(): Promise<ModerationView> {
    return moderationOf(this.#current(), this.#opened().session)
  }

  async label(labelling: Labelling): Promise<void> {
    await label(this.#current(), this.#opened().session, this.#options, labelling)
  }

  async report(what: { target: string; type: ReportType }): Promise<void> {
    await report(this.#current(), this.#opened().session, this.#options, what)
  }

  async signLetter(what: { version: string; as: string }): Promise<void> {
    await signLetter(this.#current(), this.#opened().session, this.#options, what)
  }

  #begin({ store, rows }: Kept, pool: AddressPool, saved: boolean): Promise<Session> {
    const { now, random } = this.#options
    return Session.open({
      store,
      rows,
      pool,
      saved,
      now,
      random,
      wall: () => this.#current(),
      onChange: () => this.#changed(),
    })
  }

  /** Goes on with what is kept, with the keys and posts that the session before has. */
  async #moveTo(kept: Kept, before: Session | undefined, pool: AddressPool): Promise<void> {
    const session = await this.#begin(kept, pool, true)
    if (before !== undefined) session.keyring.load(before.keyring.save())
    this.#take(session, pool)
    if (heldIn(session.copy, false) === undefined && before !== undefined) await session.ask()
    const speaker = await session.speak()
    for (const { event, state } of before?.speaker?.entries ?? [])
      if (state !== 'on-the-wall') await speaker.send(event, 0, 0)
    await session.saveKeys()
    await before?.close()
    this.#changed()
  }

  #take(session: Session, pool: AddressPool): void {
    this.#session = session
    this.#pool = pool
    this.#changed()
  }

  #speaking(): Promise<Speaker> {
    return this.#opened().session.speak()
  }

  #opened(): { session: Session; pool: AddressPool } {
    if (this.#session === undefined || this.#pool === undefined)
      throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
    return { session: this.#session, pool: this.#pool }
  }

  #current(): Wall {
    if (this.#wall !== undefined) return this.#wall
    const { session } = this.#opened()
    const held = heldIn(session.copy, false)
    if (held === undefined) throw new EngineError('engine/no-wall', 'engine: expected a wall, got none')
    this.#wall = new Wall({
      held,
      own: ownOf(session.speaker, held),
      isMine: (key) => session.keyring.secretOf(key) !== undefined,
      marks: session.saved ? session.marks : undefined,
      source: this.#source,
      saved: session.saved,
      now: this.#options.now(),
    })
    return this.#wall
  }

  #changed(): void {
    this.#wall = undefined
    this.#options.onChange()
  }
}

/** Those that are asked, then those that the definition names. */
function addressesOf(pool: AddressPool, current: Definition | undefined): readonly AddressItem[] {
  const asked = pool.addresses().map(({ transport, innocence, restsUntil }) => ({
    url: transport.address,
    from: innocence === 'origin' ? ('origin' as const) : ('given' as const),
    resting: restsUntil !== undefined,
  }))
  const named = [...(current?.addresses ?? []), ...(current?.logs ?? [])].map(({ url }) => url)
  const further = [...new Set(named)].filter(
    (url) => /^https?:/.test(url) && !asked.some((one) => one.url === url),
  )
  return [...asked, ...further.map((url) => ({ url, from: 'named' as const, resting: false }))]
}

/** How far this device's own posts have come, of those that no log has yet. */
function ownOf(speaker: Speaker | undefined, { logs }: Held): ReadonlyMap<string, Mine> {
  const own = new Map<string, Mine>()
  for (const { event, state } of speaker?.entries ?? [])
    if (!logs.some(({ positions }) => positions.has(event.id)))
      own.set(event.id, state === 'sent' ? 'sent' : 'waiting')
  return own
}
