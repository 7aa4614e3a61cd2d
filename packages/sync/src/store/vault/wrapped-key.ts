// The data key of *Saved here*, wrapped by a passphrase: 32 random bytes that never leave the device, under a key that
// scrypt makes of what its owner remembers.
//
// One record of fixed length, so that it tells nothing but that there is one: version, log2(N), salt, nonce, the wrapped
// key. Which key it wraps follows from the passphrase alone; a wrong one fails the tag.

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { StoreError } from '../store-error.ts'

/** Raised by whoever changes what any sealed row holds, too: an older program then leaves all of it alone (docs/decisions/0370). */
const VERSION = 2
/** scrypt: 64 MB and a third of a second or more each guess. Kept in the record, so that it can be raised. */
export const LOG_N = 16
const MAX_LOG_N = 20
const [BLOCK_SIZE, PARALLEL] = [8, 1]
const [SALT, NONCE, KEY, TAG] = [16, 24, 32, 16]
const HEADER = 2 + SALT
const RECORD = HEADER + NONCE + KEY + TAG

/**
 * Wraps a data key.
 * @param random 40 bytes for salt and nonce come from here
 */
export async function wrapKey(
  dataKey: Uint8Array,
  passphrase: string,
  { random, logN = LOG_N }: { readonly random: (length: number) => Uint8Array; readonly logN?: number },
): Promise<Uint8Array> {
  const record = new Uint8Array(RECORD)
  record.set([VERSION, logN])
  record.set(random(SALT), 2)
  record.set(random(NONCE), HEADER)
  const header = record.subarray(0, HEADER)
  const key = await passphraseKey(passphrase, header)
  record.set(
    xchacha20poly1305(key, record.subarray(HEADER, HEADER + NONCE), header).encrypt(dataKey),
    HEADER + NONCE,
  )
  key.fill(0)
  return record
}

/**
 * The data key.
 * @throws StoreError store/passphrase if it was another one; store/newer if a newer program wrapped it; store/damaged if it is no record
 */
export async function unwrapKey(record: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const [version = 0, logN = 0] = record
  if (version > VERSION) throw new StoreError('store/newer', 'a newer program saved it')
  if (record.length !== RECORD || version !== VERSION || logN < 10 || logN > MAX_LOG_N)
    throw new StoreError('store/damaged', 'key: expected as sealed')
  const header = record.subarray(0, HEADER)
  const key = await passphraseKey(passphrase, header)
  try {
    return xchacha20poly1305(key, record.subarray(HEADER, HEADER + NONCE), header).decrypt(
      record.subarray(HEADER + NONCE),
    )
  } catch {
    throw new StoreError('store/passphrase', 'this is not the passphrase')
  } finally {
    key.fill(0)
  }
}

function passphraseKey(passphrase: string, header: Uint8Array): Promise<Uint8Array> {
  // NFKC as in NIP-49: the same words typed on another keyboard are the same words.
  const words = passphrase.normalize('NFKC')
  const options = { N: 2 ** (header[1] ?? 0), r: BLOCK_SIZE, p: PARALLEL, dkLen: KEY }
  return scryptAsync(words, header.subarray(2), options)
}
