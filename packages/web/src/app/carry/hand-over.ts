// Giving the engine a file, so that it stays where it is. In WebKit no worker of a page from `file://` can read a Blob, not
// even its own: there, and only there, it is given the bytes.

import type { EngineError } from '../engine/wire.ts'

/** @throws what `give` throws; DOMException of a file that this page cannot read either */
export async function handOver<T>(
  file: Blob,
  give: (file: Blob | Uint8Array<ArrayBuffer>) => Promise<T>,
): Promise<T> {
  try {
    return await give(file)
  } catch (error) {
    if ((error as EngineError).code !== 'engine/unread') throw error
    return give(new Uint8Array(await file.arrayBuffer()))
  }
}
