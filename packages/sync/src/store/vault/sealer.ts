// Sealing rows under one key: XChaCha20-Poly1305 for what they hold, HMAC-SHA-256 for their names, so that nothing on the disk
// can be read, and a row put in another's place is refused.

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { StoreError } from '../store-error.ts'

/** Long enough to be drawn by chance for any number of rows. */
const NONCE = 24

export class Sealer {
  readonly #rowKey: Uint8Array
  readonly #nameKey: Uint8Array
  readonly #random: (length: number) => Uint8Array

  /** @param key 32 bytes; the caller's to forget */
  constructor(key: Uint8Array, random: (length: number) => Uint8Array) {
    this.#rowKey = hkdf(sha256, key, undefined, utf8ToBytes('rows'), 32)
    this.#nameKey = hkdf(sha256, key, undefined, utf8ToBytes('names'), 32)
    this.#random = random
  }

  /** What a name is called on the disk: 64 hex digits that tell nothing. */
  hide(name: string): string {
    return bytesToHex(hmac(sha256, this.#nameKey, utf8ToBytes(name)))
  }

  /** Seals a row under its name. */
  seal(name: string, bytes: Uint8Array): Uint8Array {
    const nonce = this.#random(NONCE)
    const sealed = xchacha20poly1305(this.#rowKey, nonce, utf8ToBytes(name)).encrypt(bytes)
    const row = new Uint8Array(NONCE + sealed.length)
    row.set(nonce)
    row.set(sealed, NONCE)
    return row
  }

  /** Opens a row of that name. @throws StoreError store/damaged if it was sealed under another name or key, or changed */
  open(name: string, row: Uint8Array): Uint8Array {
    try {
      return xchacha20poly1305(this.#rowKey, row.subarray(0, NONCE), utf8ToBytes(name)).decrypt(
        row.subarray(NONCE),
      )
    } catch (error) {
      throw new StoreError('store/damaged', 'row: expected as sealed', {
        cause: error,
      })
    }
  }

  /** Forgets the keys. */
  forget(): void {
    this.#rowKey.fill(0)
    this.#nameKey.fill(0)
  }
}
