// Secret keys on disk: 64 hex digits in a file that only its owner may read.
//
// A node holds delegated keys only (its logs' and its inbox's). Keepers' keys live in files of their own,
// meant to be taken offline; `keeper-keys.ts` refuses to start where one of them can be read.

import { chmodSync, readFileSync, statSync } from 'node:fs'
import { DataError } from './data-error.ts'
import { writeNewFile } from './whole-file.ts'

const SECRET = /^[0-9a-f]{64}\n?$/

/** Writes a 32-byte secret; refuses to overwrite one. @throws DataError data/exists */
export function writeKeyFile(path: string, secret: Uint8Array): void {
  writeSecretFile(path, `${Buffer.from(secret).toString('hex')}\n`)
}

/**
 * Reads a 32-byte secret.
 * @throws DataError if it is missing, malformed, or readable by others than its owner
 */
export function readKeyFile(path: string): Uint8Array {
  const text = readSecretFile(path, (found) => SECRET.test(found), '64 hex digits')
  return Uint8Array.from(Buffer.from(text.trim(), 'hex'))
}

/** Writes a secret that only its owner may read; refuses to overwrite one. @throws DataError data/exists */
export function writeSecretFile(path: string, secret: string): void {
  try {
    writeNewFile(path, secret, 0o600)
  } catch (error) {
    if (error instanceof DataError && error.code === 'data/exists')
      throw new DataError('data/exists', `${path}: a key is there already; keys are never overwritten`)
    throw error
  }
  chmodSync(path, 0o600)
}

/**
 * Reads a secret.
 * @param fits whether the text is one · @param expected what one is, for the message
 * @throws DataError if it is missing, malformed, or readable by others than its owner
 */
export function readSecretFile(path: string, fits: (text: string) => boolean, expected: string): string {
  const text = readText(path)
  if (!fits(text)) throw new DataError('data/invalid', `${path}: expected ${expected}, got something else`)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new DataError(
      'data/unsafe',
      `${path}: others than its owner can read this key; run chmod 600 on it`,
    )
  return text
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new DataError('data/missing', `${path}: expected a key file, found nothing`)
    if (code === 'EISDIR') throw new DataError('data/invalid', `${path}: expected a key file, got a folder`)
    throw error
  }
}
