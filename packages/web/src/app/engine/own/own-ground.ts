// What the calls of the second part stand on: the ground of reading, and what is the reader's own beside the wall that is
// open there.
//
// Going over to what is saved here takes along what the reader had before.

import { AddressPool, addToPool, memoryRows } from '@commonwall/sync'
import type { Truth } from '../../../pages/model.ts'
import { type EngineOptions, type Ground, opened } from '../ground.ts'
import type { Kept } from '../keep/saving.ts'
import { RelayLine } from '../relays/relay-line.ts'
import type { Speaker } from '../say/speaker.ts'
import type { Session } from '../session.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'
import { Own } from './own.ts'

export class OwnGround {
  readonly reading: Ground
  /** To the worker that speaks with relays. */
  readonly relays: RelayLine
  #own: Own | undefined
  #opening: Promise<void> | undefined

  constructor(reading: Ground) {
    this.reading = reading
    this.relays = new RelayLine(reading.options.onRelay)
  }

  get options(): EngineOptions {
    return this.reading.options
  }

  get isOpen(): boolean {
    return this.reading.isOpen
  }

  /** @throws EngineError engine/no-wall before one is open */
  session(): Session {
    return this.reading.session()
  }

  /** @throws EngineError engine/no-wall before one is open */
  wall(): Wall {
    return this.reading.wall()
  }

  /** @throws EngineError engine/no-wall before one is open */
  own(): Own {
    return opened(this.#own)
  }

  speaking(): Promise<Speaker> {
    return this.own().speak()
  }

  /** Opens what is the reader's own where the wall was opened before this part had come. To be called before any call. */
  async ready(): Promise<void> {
    if (!this.isOpen || this.#own?.session === this.session()) return
    this.#opening ??= this.begin(this.session()).finally(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  /**
   * Takes a session in *Nothing saved* as the one that is open.
   * @param first what the reader has of their own with it, to be taken in before; where that fails nothing is opened, and
   * the session, which goes on reading by itself, is closed
   */
  async begin(session: Session, first?: (own: Own) => Promise<void>): Promise<void> {
    const own = await Own.open({ session, rows: memoryRows(), ground: this.reading })
    try {
      await first?.(own)
    } catch (error) {
      await session.close()
      throw error
    }
    this.#take(own)
    await own.speak()
  }

  catchUp(): Promise<boolean> {
    return this.reading.catchUp()
  }

  changed(): void {
    this.reading.changed()
  }

  /** Lets the pool know of the addresses that this device was given for the wall: those it may ask. */
  reach(): void {
    const { book, session } = this.own()
    const current = session.copy.history()?.current
    if (current === undefined) return
    const given = book.addresses(current).filter(({ source }) => source === 'bridge' || source === 'own')
    addToPool(session.pool, given, { relay: (url) => this.relays.transport(url) })
  }

  /** What is saved here was locked: this tab sends nothing more. */
  rest(): void {
    this.#own?.speaker?.rest()
  }

  /**
   * Goes on with what is saved here, with the keys and posts that were there before. Where that fails this tab goes on with
   * what it had.
   * @param source where it came from, if not from this device
   * @throws EngineError wall/another where that is another wall, engine/no-wall where it is none; EngineError, StoreError
   */
  async moveTo({ store, rows }: Kept, source?: Truth['source']): Promise<void> {
    const before = this.#own
    const pool = before?.session.pool ?? (await AddressPool.open())
    const session = await this.reading.begin({ store, pool, saved: true, source })
    let own: Own | undefined
    try {
      own = await Own.open({ session, rows, ground: this.reading })
      if (before !== undefined) await this.#bring(before, own)
    } catch (error) {
      await own?.close()
      await session.close()
      throw error
    }
    this.#take(own)
    await own.speak()
    await before?.close()
    // What was being signed meanwhile was handed to the one that closed.
    if (before !== undefined) await this.#bringPosts(before, own).catch(() => undefined)
    await before?.session.close()
    this.changed()
  }

  /** @throws EngineError wall/another, engine/no-wall; StoreError */
  async #bring(before: Own, own: Own): Promise<void> {
    const { copy } = own.session
    // What is saved here may have ended before there was a wall in it.
    if (copy.wall === undefined) await own.session.ask()
    // Files that are opened on one device share what is saved there, and so do the walls of one host: nothing of this wall
    // may get among what is kept of that one.
    if (copy.wall !== before.session.copy.wall)
      throw new EngineError(
        copy.wall === undefined ? 'engine/no-wall' : 'wall/another',
        'wall: expected this one',
      )
    await own.takeOver(before)
    own.voices.load(before.voices.all)
    await own.voices.keep()
    await this.#bringPosts(before, own)
  }

  /** What waits for its time goes on waiting for it, and what stands on the wall is still one's own. @throws StoreError */
  async #bringPosts(before: Own, own: Own): Promise<void> {
    own.keyring.load(before.keyring.save())
    // Before anything leaves: without its key nothing is taken back.
    await own.saveKeys()
    await (await own.speak()).takeOver(before.speaker?.entries ?? [])
  }

  #take(own: Own): void {
    this.#own = own
    this.reading.take(own.session, own)
    this.reach()
  }
}
