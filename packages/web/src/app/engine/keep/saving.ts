// *Saved here*: the vault in this browser's database. Nothing is opened, and no database made, before somebody asks.

import type { PathStore, Rows, Table } from '@commonwall/sync'
import { SealedPathStore, Vault, vaultRows } from '@commonwall/sync'
import { inOneTab } from '../say/turn.ts'
import { isThere } from './there.ts'

/** Milliseconds without use after which it locks by itself. */
const IDLE = 10 * 60_000
/** How often it is looked whether that time has come: a timer alone stands still while the device sleeps. */
const LOOK = 3_000
/** Milliseconds: clocks are set right by as much all the time. */
const PUT_BACK = 60_000

export interface Kept {
  readonly store: PathStore
  readonly rows: Rows
}

export interface SavingState {
  /** Something is saved on this device. */
  readonly there: boolean
  /** It is open now. */
  readonly open: boolean
  /** It is open, and the browser has no room: what comes is held in this tab alone. */
  readonly full?: boolean
}

export interface SavingOptions {
  /** Opens the database, and makes it where it is not there. @throws StoreError store/refused */
  readonly open: () => Promise<Table>
  readonly random: (length: number) => Uint8Array
  readonly onLock: () => void
}

export class Saving {
  readonly #options: SavingOptions
  #vault: Vault | undefined
  #opening: Promise<Vault> | undefined
  #isUndone = false

  constructor(options: SavingOptions) {
    this.#options = options
  }

  async state(): Promise<SavingState> {
    const open = this.#vault !== undefined && !this.#vault.isLocked
    return { there: open || (await isThere()), open }
  }

  /** Begins to save. @throws StoreError store/passphrase, store/refused */
  begin(passphrase: string): Promise<Kept> {
    return this.#try((vault) => inOneTab(() => vault.create(passphrase)))
  }

  /** Takes back that it was begun, where nobody was told yet: nothing of it stays here, and nothing locked. */
  async undo(): Promise<void> {
    this.relock()
    const vault = this.#vault
    this.#vault = undefined
    await vault?.wipe()
  }

  /** @throws StoreError store/passphrase, store/damaged, store/refused */
  unlock(passphrase: string): Promise<Kept> {
    return this.#try((vault) => vault.unlock(passphrase))
  }

  async #try(step: (vault: Vault) => Promise<void>): Promise<Kept> {
    const vault = await this.#open()
    try {
      await step(vault)
    } catch (error) {
      // The table that was made for it would say that something is saved here.
      if (!(await vault.isThere())) await this.undo()
      throw error
    }
    return { store: new SealedPathStore(vault), rows: vaultRows(vault) }
  }

  lock(): void {
    this.#vault?.lock()
  }

  /** Locks what was unlocked in vain: nothing of it was shown, so nobody is told. */
  relock(): void {
    this.#isUndone = true
    this.lock()
    this.#isUndone = false
  }

  /** Somebody is there. */
  stay(): void {
    this.#vault?.stay()
  }

  /** One vault, however often it is asked for: of two, one would stay open when the other is locked. */
  async #open(): Promise<Vault> {
    if (this.#vault !== undefined) return this.#vault
    this.#opening ??= this.#begin().finally(() => {
      this.#opening = undefined
    })
    this.#vault = await this.#opening
    return this.#vault
  }

  async #begin(): Promise<Vault> {
    const { open, random, onLock } = this.#options
    return new Vault({
      table: await open(),
      random,
      now: Date.now,
      idle: IDLE,
      after(milliseconds, call) {
        const due = Date.now() + milliseconds
        const timer = setInterval(() => {
          const left = due - Date.now()
          // A clock that was put back does not keep it open for as long.
          if (left <= 0 || left > milliseconds + PUT_BACK) call()
        }, LOOK)
        return () => clearInterval(timer)
      },
      onLock: () => this.#isUndone || onLock(),
    })
  }
}
