// Seals frames into a QUIC Initial, for vectors and for readers in virtual time.

import { createCipheriv } from 'node:crypto'
import { concat, uint, vector } from './bytes.ts'
import { headerMask, initialKeys, nonceFor } from './quic-keys.ts'

export interface InitialShape {
  readonly frames: Uint8Array
  readonly destination: Uint8Array
  readonly source?: Uint8Array
  readonly version?: number
}

/** One datagram with one Initial, packet number 0 in one byte. */
export function writeInitial({ frames, destination, source, version = 1 }: InitialShape): Uint8Array {
  const keys = initialKeys(destination)
  const length = 1 + frames.length + 16
  const header = concat(
    uint(0xc0, 1),
    uint(version, 4),
    vector(1, destination),
    vector(1, source ?? new Uint8Array()),
    uint(0, 1),
    uint(0x4000 | length, 2),
    uint(0, 1),
  )
  const cipher = createCipheriv('aes-128-gcm', keys.key, nonceFor(keys, 0))
  cipher.setAAD(header)
  const sealed = concat(cipher.update(frames), cipher.final(), cipher.getAuthTag())
  const mask = headerMask(keys, sealed.subarray(3, 19))
  const datagram = concat(header, sealed)
  datagram[0] = (datagram[0] ?? 0) ^ ((mask[0] ?? 0) & 0x0f)
  datagram[header.length - 1] = (datagram[header.length - 1] ?? 0) ^ (mask[1] ?? 0)
  return datagram
}

/** A CRYPTO frame; offset and length in two bytes each. */
export function cryptoFrame(offset: number, data: Uint8Array): Uint8Array {
  return concat(uint(6, 1), uint(0x4000 | offset, 2), uint(0x4000 | data.length, 2), data)
}
