// Fresh randomness, in the shape that the rooms without a clock or dice ask for.

import { randomBytes } from 'node:crypto'

export function random(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(randomBytes(length))
}
