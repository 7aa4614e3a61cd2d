// The same check by WebCrypto, which every browser and Node have: RSA-PSS, SHA-384, salt of 48 bytes.

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { SALT_BYTES } from './pss.ts'
import { type RsaPublicKey, rsaKeyHex } from './rsa-key.ts'

/** True where the signature of the message is by the key. Never throws for what came from outside. */
export type RsaVerifyAsync = (message: Uint8Array, signature: Uint8Array) => Promise<boolean>

/** Takes a key over into WebCrypto, once for all its signatures. */
export async function nativeVerifier(key: RsaPublicKey): Promise<RsaVerifyAsync> {
  const { subtle } = globalThis.crypto
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
  const imported = await subtle.importKey('jwk', toJwk(key), algorithm, false, ['verify'])
  const scheme = { name: 'RSA-PSS', saltLength: SALT_BYTES }
  return async (message, signature) =>
    signature.length === key.bytes &&
    subtle.verify(scheme, imported, new Uint8Array(signature), new Uint8Array(message))
}

/** The key as a JSON Web Key (RFC 7518 §6.3.1). */
export function toJwk(key: RsaPublicKey): { kty: 'RSA'; n: string; e: string } {
  const exponent = key.exponent.toString(16)
  const e = hexToBytes(exponent.padStart(exponent.length + (exponent.length % 2), '0'))
  return { kty: 'RSA', n: base64Url(hexToBytes(rsaKeyHex(key))), e: base64Url(e) }
}

function base64Url(bytes: Uint8Array): string {
  const binary = bytesToHex(bytes).replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
