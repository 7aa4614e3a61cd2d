// The RSA key of an issuer for one group of one assembly: made for it, in a file that only its owner may read.
//
// The constitution names the key, so it is made first; the ledger then binds it to that constitution for good.

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { parseRsaKey, type RsaPublicKey } from '@commonwall/assembly'
import { DataError } from '../data/data-error.ts'

export interface IssuerKey {
  readonly secret: KeyObject
  readonly publicKey: RsaPublicKey
  /** 512 hex digits, as a constitution has them. */
  readonly modulus: string
}

/** A fresh key of 2048 bits, in memory only. Takes a tenth of a second or more. */
export function freshIssuerKey(): IssuerKey {
  return issuerKey(generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 65_537 }).privateKey)
}

/** Makes a key and writes it (PKCS #8); refuses to overwrite one. @throws DataError data/exists */
export function makeIssuerKey(path: string): IssuerKey {
  const key = freshIssuerKey()
  try {
    writeFileSync(path, key.secret.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new DataError('data/exists', `${path}: a key is there already; keys are never overwritten`)
    throw error
  }
  chmodSync(path, 0o600)
  return key
}

/** Reads a key. @throws DataError if it is missing, malformed, or readable by others than its owner */
export function readIssuerKey(path: string): IssuerKey {
  const pem = readPem(path)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new DataError(
      'data/unsafe',
      `${path}: others than its owner can read this key; run chmod 600 on it`,
    )
  try {
    return issuerKey(createPrivateKey(pem))
  } catch {
    throw new DataError(
      'data/invalid',
      `${path}: expected an RSA key of 2048 bits in PEM, got something else`,
    )
  }
}

/** A key with what is public of it. @throws CredentialError where a constitution could not name it */
function issuerKey(secret: KeyObject): IssuerKey {
  const { n = '', e } = createPublicKey(secret).export({ format: 'jwk' })
  const modulus = Buffer.from(n, 'base64url').toString('hex')
  if (e !== 'AQAB') throw new DataError('data/invalid', `exponent: expected 65537, got another`)
  return { secret, publicKey: parseRsaKey(modulus), modulus }
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new DataError('data/missing', `${path}: expected a key file, found nothing`)
    throw error
  }
}
