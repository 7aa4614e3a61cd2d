// Keys of QUIC version 1 Initial packets (RFC 9001 §5.2), which anybody on the path can derive: they come from the
// connection id that stands in the packet.

import { createCipheriv, createHmac } from 'node:crypto'
import { concat, fromHex, fromLatin1, uint, vector } from './bytes.ts'

const SALT = fromHex('38762cf7f55934b34d179ae6a4c80cadccbb7f0a')

export interface InitialKeys {
  readonly key: Uint8Array
  readonly iv: Uint8Array
  readonly headerKey: Uint8Array
}

/** The client's keys. */
export function initialKeys(connectionId: Uint8Array): InitialKeys {
  const secret = expand(createHmac('sha256', SALT).update(connectionId).digest(), 'client in', 32)
  return {
    key: expand(secret, 'quic key', 16),
    iv: expand(secret, 'quic iv', 12),
    headerKey: expand(secret, 'quic hp', 16),
  }
}

/** Five bytes that hide first byte and packet number (RFC 9001 §5.4). */
export function headerMask({ headerKey }: InitialKeys, sample: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-128-ecb', headerKey, null)
  cipher.setAutoPadding(false)
  return cipher.update(sample).subarray(0, 5)
}

export function nonceFor({ iv }: InitialKeys, packetNumber: number): Uint8Array {
  const nonce = Uint8Array.from(iv)
  for (let at = 0; at < 4; at++) nonce[11 - at] = (nonce[11 - at] ?? 0) ^ ((packetNumber >>> (8 * at)) & 255)
  return nonce
}

/** HKDF-Expand-Label of TLS 1.3 with an empty context; one block is enough for every length used here. */
function expand(secret: Uint8Array, label: string, length: number): Uint8Array {
  const info = concat(uint(length, 2), vector(1, fromLatin1(`tls13 ${label}`)), uint(0, 1), uint(1, 1))
  return createHmac('sha256', secret).update(info).digest().subarray(0, length)
}
