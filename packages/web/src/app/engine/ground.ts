// What all calls stand on: the wall that is open, as a session over a pool of addresses, and the view of it.
//
// There is one session at a time. Going over to what is saved here takes along what the one before had.

import { AddressPool, addToPool } from '@commonwall/sync'
import type { Mine, Truth } from '../../pages/model.ts'
import { type Held, heldIn } from './held.ts'
import type { Kept } from './keep/saving.ts'
import { RelayLine } from './relays/relay-line.ts'
import type { SignOutside } from './say/outside.ts'
import { keyToWithdraw } from './say/own-key.ts'
import type { Speaker } from './say/say.ts'
import { Session } from './session.ts'
import { Wall } from './wall.ts'
import { EngineError } from './wire.ts'

export interface EngineOptions {
  /** Unix seconds. */
  readonly now: () => number
  /** Fresh random bytes. */
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
  /** Told that screens may have changed. */
  readonly onChange: () => void
  /** Told that what is saved here locked itself. */
  readonly onLock: () => void
  /** Told that a relay is to be asked, and there is no line to the worker that speaks with relays yet. */
  readonly onRelay: () => void
  /** Asks the shell for the signature of a key that is not here. */
  readonly signOutside: SignOutside
}

export class Ground {
  readonly options: EngineOptions
  /** To the worker that speaks with relays. */
  readonly relays: RelayLine
  #session: Session | undefined
  #pool: AddressPool | undefined
  #wall: Wall | undefined

  constructor(options: EngineOptions) {
    this.options = options
    this.relays = new RelayLine(options.onRelay)
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  /** @throws EngineError engine/no-wall before one is open */
  session(): Session {
    return this.#opened(this.#session)
  }

  /** @throws EngineError engine/no-wall before one is open */
  pool(): AddressPool {
    return this.#opened(this.#pool)
  }

  speaking(): Promise<Speaker> {
    return this.session().speak()
  }

  /** The wall as it is held now. @throws EngineError engine/no-wall */
  wall(): Wall {
    if (this.#wall !== undefined) return this.#wall
    const session = this.session()
    const held = this.#opened(heldIn(session.copy, session.readsOptional))
    this.#wall = new Wall({
      held,
      own: ownOf(session.speaker, held),
      isMine: (key) => session.keyring.speaksFor(key),
      mayWithdraw: (key) => keyToWithdraw(key, { keyring: session.keyring, names: held.names }) !== undefined,
      marks: session.saved ? session.marks : undefined,
      foldsOf: session.folds.groups,
      optional: session.readsOptional,
      source: session.source,
      asked: session.asked,
      saved: session.saved,
      now: this.options.now(),
    })
    return this.#wall
  }

  /**
   * The wall as everybody sees it who holds the same: for what is given away. Nothing in it tells whose copy it is:
   * neither posts that are on no wall yet, nor what was read, followed or unfolded here.
   * @throws EngineError engine/no-wall
   */
  sharedWall(): Wall {
    const held = this.#opened(heldIn(this.session().copy, false))
    const placed = [...held.events].filter(([id]) => held.logs.some(({ positions }) => positions.has(id)))
    return new Wall({
      held: { ...held, events: new Map(placed), caught: [] },
      own: new Map(),
      isMine: () => false,
      mayWithdraw: () => false,
      marks: undefined,
      source: 'copy',
      asked: false,
      saved: false,
      now: this.options.now(),
    })
  }

  /** Asks the addresses for what is new. */
  async catchUp(): Promise<void> {
    const session = this.session()
    await session.ask()
    await session.speaker?.look()
  }

  /** Screens ask again, and get the wall as it is then. */
  changed(): void {
    this.#wall = undefined
    this.options.onChange()
  }

  /** A session that nobody speaks of yet: `take` makes it the one that is open. */
  begin(
    { store, rows }: Kept,
    pool: AddressPool,
    saved: boolean,
    source?: Truth['source'],
  ): Promise<Session> {
    const { now, random, signOutside } = this.options
    return Session.open({
      store,
      rows,
      pool,
      saved,
      source,
      now,
      random,
      signOutside,
      wall: () => this.wall(),
      onChange: () => this.changed(),
    })
  }

  take(session: Session, pool: AddressPool): void {
    this.#session = session
    this.#pool = pool
    this.reach()
    this.changed()
  }

  /** Lets the pool know of the addresses that this device was given for the wall: those it may ask. */
  reach(): void {
    const { copy, book } = this.session()
    const current = copy.history()?.current
    if (current === undefined) return
    const given = book.addresses(current).filter(({ source }) => source === 'bridge' || source === 'own')
    addToPool(this.pool(), given, { relay: (url) => this.relays.transport(url) })
  }

  /** What is saved here was locked: this tab sends nothing more. */
  rest(): void {
    this.#session?.speaker?.rest()
  }

  /**
   * Goes on with what is saved here, with the keys and posts that the session before has.
   * @param source where it came from, if not from this device
   * @throws EngineError, StoreError
   */
  async moveTo(kept: Kept, source?: Truth['source']): Promise<void> {
    const before = this.#session
    const pool = this.#pool ?? (await AddressPool.open())
    const session = await this.begin(kept, pool, true, source)
    if (before !== undefined) {
      session.keyring.load(before.keyring.save())
      for (const pubkey of before.keyring.outside) session.keyring.outside.add(pubkey)
      if (before.folds.groups !== undefined) await session.folds.choose(before.folds.groups)
      await session.book.takeOver(before.book)
    }
    this.take(session, pool)
    if (heldIn(session.copy, false) === undefined && before !== undefined) await session.ask()
    this.reach()
    const speaker = await session.speak()
    session.voices.load(before?.voices.save() ?? [])
    await session.voices.keep()
    // What waits for its time goes on waiting for it.
    const at = this.options.now()
    for (const { event, state, notBefore, lane } of before?.speaker?.entries ?? [])
      if (state !== 'on-the-wall') await speaker.send(event, Math.max(0, notBefore - at), 0, lane)
    await session.saveKeys()
    await before?.close()
    this.changed()
  }

  #opened<T>(held: T | undefined): T {
    if (held === undefined) throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
    return held
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
