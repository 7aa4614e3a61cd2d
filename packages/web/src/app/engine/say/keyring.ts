// The keys that this device speaks with. A fresh one for each thread, derived from nothing: what is said in one thread
// leads to nothing that is said in another. They live in memory; *Saved here* keeps them under its passphrase.

import { fromHex, toHex } from '@commonwall/tlog'
import { publicKeyOf } from '@commonwall/wall'

/** Fresh random bytes. */
export type Random = (length: number) => Uint8Array<ArrayBuffer>

export interface KeyringState {
  /** By id of what was begun or said with it (a thread, a report) or address of an article: secret keys, hex. */
  readonly threads: readonly (readonly [string, string])[]
  /** Of lasting names, hex. */
  readonly names: readonly string[]
}

export class Keyring {
  readonly #random: Random
  /** By id of what was begun or said with it, or address of an article. */
  readonly #threads = new Map<string, Uint8Array>()
  /**
   * By public key: those that were remembered for something, also where another came for the same. Two tabs, or one before
   * and after it was unlocked, may have spoken in one thread, and what either said is to be taken back.
   */
  readonly #remembered = new Map<string, string>()
  /** By public key. */
  readonly #keys = new Map<string, Uint8Array>()
  readonly #names = new Set<string>()
  /** Public halves of keys that sign outside, in a browser's extension: of this tab, and never kept. */
  readonly outside = new Set<string>()
  /** Names that were dropped here: what another tab kept does not bring them back. */
  readonly #dropped = new Set<string>()
  /** Names that were kept when it was last looked: what is gone since, another tab has dropped. */
  #kept = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  /** The key of this thread: the one that spoke there before, else a fresh one. */
  keyFor(root: string): Uint8Array {
    const known = this.#threads.get(root)
    if (known !== undefined) return known
    const key = this.fresh()
    this.remember(root, key)
    return key
  }

  /** True if this device has spoken in the thread. */
  speaksIn(root: string): boolean {
    return this.#threads.has(root)
  }

  /** A key that belongs to nothing yet. */
  fresh(): Uint8Array {
    return this.#random(32)
  }

  /** Keeps the key with which a thread was begun, or something was said of a post. */
  remember(root: string, key: Uint8Array): void {
    const pubkey = publicKeyOf(key)
    this.#threads.set(root, key)
    this.#remembered.delete(pubkey)
    this.#remembered.set(pubkey, root)
    this.#keys.set(pubkey, key)
  }

  /** Keeps the key of a lasting name. Returns its public key. */
  addName(key: Uint8Array): string {
    const pubkey = publicKeyOf(key)
    this.#keys.set(pubkey, key)
    this.#names.add(pubkey)
    this.#dropped.delete(pubkey)
    this.#kept.delete(pubkey)
    return pubkey
  }

  /** Forgets the key of a name: it was replaced, or is to be gone from this device. */
  dropName(pubkey: string): void {
    this.#dropped.add(pubkey)
    this.#names.delete(pubkey)
    this.#keys.delete(pubkey)
  }

  /** True for a key that can speak from here. */
  speaksFor(pubkey: string): boolean {
    return this.#keys.has(pubkey) || this.outside.has(pubkey)
  }

  /** True for a key that was chosen to last, here or outside. */
  isName(pubkey: string): boolean {
    return this.#names.has(pubkey) || this.outside.has(pubkey)
  }

  /** The secret key of a public one, if it is held here. */
  secretOf(pubkey: string): Uint8Array | undefined {
    return this.#keys.get(pubkey)
  }

  /** Public keys of lasting names. */
  get names(): readonly string[] {
    return [...this.#names]
  }

  /** Everything, to be sealed and kept. */
  save(): KeyringState {
    const hexOf = (pubkey: string) => toHex(this.#keys.get(pubkey) ?? new Uint8Array())
    return {
      threads: [...this.#remembered].map(([pubkey, root]) => [root, hexOf(pubkey)] as const),
      names: [...this.#names].map(hexOf),
    }
  }

  /** Takes in what is kept, and drops the names that another tab has dropped. */
  reload(kept: KeyringState): void {
    const there = new Set(keysIn(kept.names).map(publicKeyOf))
    for (const pubkey of this.#kept) if (!there.has(pubkey)) this.dropName(pubkey)
    this.load(kept)
    this.#kept = there
  }

  /** What is here now is what is kept. */
  wasKept(): void {
    this.#kept = new Set(this.#names)
  }

  load({ threads, names }: KeyringState): void {
    for (const [root, hex] of threads) for (const key of keysIn([hex])) this.remember(root, key)
    for (const key of keysIn(names)) if (!this.#dropped.has(publicKeyOf(key))) this.addName(key)
  }
}

/** What is no key is none. */
function keysIn(names: readonly string[]): readonly Uint8Array[] {
  return names.flatMap((hex) => {
    const key = fromHex(hex)
    return key?.length === 32 ? [key] : []
  })
}
