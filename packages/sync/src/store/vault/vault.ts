// *Saved here*: what a device keeps, under a passphrase. Locked until it is given, locked again by itself, and wiped by
// forgetting the key first.
//
// It protects a device that is off or locked, not one whose program was changed, nor a passphrase that can be guessed or
// forced. A wipe leaves sealed bytes on the disk for a while (browsers do not overwrite), and perhaps the wrapped key
// among them: without the passphrase they are noise.

import type { Table } from '../browser/table.ts'
import { StoreError } from '../store-error.ts'
import { KEY_ROW } from './key-row.ts'
import { Sealer } from './sealer.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

const KEY_BYTES = 32
/** Shorter ones are guessed faster than scrypt can slow it down. */
export const LEAST_PASSPHRASE = 8

/** Calls back once after so many milliseconds; returns how to stop that. */
export type After = (milliseconds: number, call: () => void) => () => void

export interface VaultOptions {
  readonly table: Table
  readonly random: (length: number) => Uint8Array
  /** Milliseconds after which it locks by itself, counted from when somebody was last there (`stay`). */
  readonly idle: number
  /** Milliseconds by this device's clock, which goes on while the device sleeps, as timers do not. */
  readonly now: () => number
  readonly after: After
  /** Told when it locked, by itself or not. */
  readonly onLock?: () => void
  /** scrypt's log2(N) for a new passphrase; default 16. */
  readonly logN?: number
}

export class Vault {
  readonly #options: VaultOptions
  #sealer: Sealer | undefined
  #stop: (() => void) | undefined
  /** By this device's clock. */
  #until = 0

  constructor(options: VaultOptions) {
    this.#options = options
  }

  get table(): Table {
    return this.#options.table
  }

  get isLocked(): boolean {
    return this.#sealer === undefined
  }

  /** True if something is saved here, to be unlocked with its passphrase. */
  async isThere(): Promise<boolean> {
    return (await this.table.get(KEY_ROW)) !== undefined
  }

  /** Begins to save here. @throws StoreError store/passphrase if it is too short, store/refused if something is saved already */
  async create(passphrase: string): Promise<void> {
    requireLength(passphrase)
    const { random, logN } = this.#options
    const key = random(KEY_BYTES)
    const record = await wrapKey(key, passphrase, { random, ...(logN !== undefined && { logN }) })
    // That takes a second, in which another tab may have begun: what it keeps under its key would be noise under ours.
    if (await this.isThere()) throw new StoreError('store/refused', 'saved already')
    await this.table.write([[KEY_ROW, record]])
    this.#open(key)
  }

  /** @throws StoreError store/passphrase, store/damaged; store/refused if nothing is saved here */
  async unlock(passphrase: string): Promise<void> {
    const record = await this.table.get(KEY_ROW)
    if (!record) throw new StoreError('store/refused', 'nothing saved')
    this.#open(await unwrapKey(record, passphrase))
  }

  /** Uses the sealer. What is done in the background uses it too, so it does not put off the lock. @throws StoreError store/locked */
  use(): Sealer {
    this.#lockIfLate()
    if (!this.#sealer) throw new StoreError('store/locked', 'locked')
    return this.#sealer
  }

  /** Somebody is there: puts off the lock, unless its time has come. */
  stay(): void {
    this.#lockIfLate()
    if (this.#sealer) this.#putOff()
  }

  /** Forgets the key until the passphrase is given again. */
  lock(): void {
    this.#stop?.()
    this.#stop = undefined
    if (!this.#sealer) return
    this.#sealer.forget()
    this.#sealer = undefined
    this.#options.onLock?.()
  }

  /** Forgets everything: the key in memory, then the wrapped key, then the rows. */
  async wipe(): Promise<void> {
    this.lock()
    await this.table.write([[KEY_ROW, undefined]])
    await this.table.destroy()
  }

  async close(): Promise<void> {
    this.lock()
    await this.table.close()
  }

  #open(key: Uint8Array): void {
    this.#sealer = new Sealer(key, this.#options.random)
    key.fill(0)
    this.#putOff()
  }

  #putOff(): void {
    const { after, idle, now } = this.#options
    this.#stop?.()
    this.#until = now() + idle
    this.#stop = after(idle, () => this.lock())
  }

  #lockIfLate(): void {
    if (this.#sealer && this.#options.now() >= this.#until) this.lock()
  }
}

function requireLength(passphrase: string): void {
  const got = [...passphrase.normalize('NFKC')].length
  if (got < LEAST_PASSPHRASE)
    throw new StoreError(
      'store/passphrase',
      `passphrase: expected at least ${LEAST_PASSPHRASE} characters, got ${got}`,
    )
}
