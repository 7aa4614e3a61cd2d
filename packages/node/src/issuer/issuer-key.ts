// The RSA key of an issuer for one group of one assembly: made for it, in a file that only its owner may read.
//
// The constitution names the key, so it is made first; the ledger then binds it to that constitution for good.

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { parseRsaKey, type RsaPublicKey } from '@commonwall/assembly'
import { DataError } from '../data/data-error.ts'
import { readSecretFile, writeSecretFile } from '../data/key-file.ts'
import { freshRsaKey } from './rsa-pairs.ts'

export interface IssuerKey {
  readonly secret: KeyObject
  readonly publicKey: RsaPublicKey
  /** 512 hex digits, as a constitution has them. */
  readonly modulus: string
}

/** A fresh key, in memory only. */
export function freshIssuerKey(): IssuerKey {
  return issuerKey(freshRsaKey())
}

/** Makes a key and writes it (PKCS #8); refuses to overwrite one. @throws DataError data/exists */
export function makeIssuerKey(path: string): IssuerKey {
  const key = freshIssuerKey()
  writeSecretFile(path, String(key.secret.export({ type: 'pkcs8', format: 'pem' })))
  return key
}

/** Reads a key. @throws DataError if it is missing, malformed, or readable by others than its owner */
export function readIssuerKey(path: string): IssuerKey {
  return issuerKey(createPrivateKey(readSecretFile(path, isPem, 'an RSA key of 2048 bits in PEM')))
}

function isPem(text: string): boolean {
  try {
    issuerKey(createPrivateKey(text))
    return true
  } catch {
    return false
  }
}

/** A key with what is public of it. @throws CredentialError where a constitution could not name it */
export function issuerKey(secret: KeyObject): IssuerKey {
  const { n = '', e } = createPublicKey(secret).export({ format: 'jwk' })
  const modulus = Buffer.from(n, 'base64url').toString('hex')
  if (e !== 'AQAB') throw new DataError('data/invalid', `exponent: expected 65537, got another`)
  return { secret, publicKey: parseRsaKey(modulus), modulus }
}
