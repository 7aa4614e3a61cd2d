// A key file (NIP-49): made, and opened. How much work its password costs stands in the file itself: one from somebody else
// could ask for a gigabyte and a minute in which nothing else answers, so that is read first.

import { decrypt, encrypt } from 'nostr-tools/nip49'
import { EngineError } from '../wire.ts'

/** scrypt's log2(N) of those that are made here: half a second at a desk. */
const LOG_N = 16
/** At most, of those that are opened: 256 MB, and some seconds on a phone. Usual are 16 and 18. */
const MOST_LOG_N = 18
/** Bech32 (BIP-173), five bits a sign. */
const SIGNS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const BEGINNING = 'ncryptsec1'

/** The file of a secret key, as text. */
export function makeKeyFile(key: Uint8Array, password: string): string {
  return encrypt(key, password.normalize('NFKC'), LOG_N)
}

/** @returns the 32 bytes of the secret key. @throws EngineError engine/key-file */
export function openKeyFile(file: string, password: string): Uint8Array {
  const text = file.trim().toLowerCase()
  const logN = logNOf(text)
  if (logN === undefined || logN > MOST_LOG_N)
    throw new EngineError(
      'engine/key-file',
      `key file: expected log2(N) of at most ${MOST_LOG_N}, got ${logN ?? 'none'}`,
    )
  try {
    return decrypt(text, password.normalize('NFKC'))
  } catch {
    throw new EngineError('engine/key-file', 'key file: expected its password, got another')
  }
}

/** Its second byte, after the version: bits 8 to 15, which stand in its second, third and fourth sign. */
function logNOf(text: string): number | undefined {
  if (!text.startsWith(BEGINNING)) return undefined
  const [, second = -1, third = -1, fourth = -1] = [
    ...text.slice(BEGINNING.length, BEGINNING.length + 4),
  ].map((sign) => SIGNS.indexOf(sign))
  if (Math.min(second, third, fourth) < 0) return undefined
  return ((second & 3) << 6) | (third << 1) | (fourth >> 4)
}
