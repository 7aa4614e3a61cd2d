// What reading stands on: the wall that is open, as a session, and the view of it. What is the reader's own comes with the
// second part of the engine (`own/`) and is plugged in here; until then nothing is anybody's own, which is true of a tab
// that has just opened.
//
// There is one session at a time.

import { type Held, heldIn } from './held.ts'
import type { LaterScreens } from './pages.ts'
import type { SignOutside } from './say/outside.ts'
import { Session, type SessionOptions } from './session.ts'
import { NOBODYS, type OwnInput, Wall } from './wall.ts'
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
  /** Screens of the second part, once it has come. @throws EngineError engine/part where it cannot be fetched */
  readonly laterScreens: () => Promise<LaterScreens>
}

/** What is the reader's own, as far as reading asks for it. */
export interface OwnView {
  inView(held: Held): OwnInput
  /** Sends what is due, and looks whether what was sent is on the wall. */
  look(): Promise<void>
}

/** Seconds after which a view is made anew by the clock of then: what is past a day says so, where nothing came meanwhile. */
const OLD = 1_800

export class Ground {
  readonly options: EngineOptions
  #session: Session | undefined
  #own: OwnView | undefined
  #wall: Wall | undefined

  constructor(options: EngineOptions) {
    this.options = options
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  /** @throws EngineError engine/no-wall before one is open */
  session(): Session {
    return opened(this.#session)
  }

  /** The wall as it is held now. @throws EngineError engine/no-wall */
  wall(): Wall {
    const now = this.options.now()
    // One that was set ahead or back says as little of what was made before.
    if (this.#wall && Math.abs(now - this.#wall.input.now) < OLD) return this.#wall
    const { copy, readsOptional, source, asked, saved } = this.session()
    const held = opened(heldIn(copy, readsOptional))
    this.#wall = new Wall({
      ...{ held, source, asked, saved, now, optional: readsOptional },
      ...(this.#own?.inView(held) ?? NOBODYS),
    })
    return this.#wall
  }

  /** Asks the addresses for what is new. @returns whether any gave the newest that is held here now, or what was newer */
  async catchUp(): Promise<boolean> {
    const { from } = await this.session().ask()
    await this.#own?.look()
    return from.size > 0
  }

  /** Screens ask again, and get the wall as it is then. */
  changed(): void {
    this.#wall = undefined
    this.options.onChange()
  }

  /** A session that nobody speaks of yet: `take` makes it the one that is open. */
  begin(options: Pick<SessionOptions, 'store' | 'pool' | 'saved' | 'source'>): Promise<Session> {
    return Session.open({ ...options, now: this.options.now, onChange: () => this.changed() })
  }

  /** @param own what the reader has beside it; undefined: nothing, as far as this part of the engine knows */
  take(session: Session, own?: OwnView): void {
    this.#session = session
    this.#own = own
    this.changed()
  }
}

/** What is there once a wall is open. @throws EngineError engine/no-wall */
export function opened<T>(held: T | undefined): T {
  if (held === undefined) throw new EngineError('engine/no-wall', 'engine: expected an open wall, got none')
  return held
}
