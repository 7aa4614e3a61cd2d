// SHA-256 by Node's own crypto: twice as fast as plain JavaScript on short inputs; plugged into tlog at the start.

import { createHash } from 'node:crypto'

/** SHA-256 of the bytes. */
export function nodeSha256(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest()
}
