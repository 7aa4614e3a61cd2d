// The text of a file that can only be a short one: a key, an invitation, an answer. A longer one is never taken into memory.

import { TransportError } from '@commonwall/sync'

/** Bytes: the longest of them is an inbox body's longest line. */
const MOST = 100_000

/** @throws TransportError `too-long` */
export async function textOfSmall(file: Blob): Promise<string> {
  if (file.size > MOST)
    throw new TransportError('transport/too-long', `file: expected at most ${MOST} bytes, got ${file.size}`)
  return file.text()
}
