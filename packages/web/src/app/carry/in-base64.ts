// Bytes as base64, a piece at a time and by the browser itself: written out in one go, a wall of 64 MB holds up a finger for
// seconds.

import { TakeError } from './take-error.ts'

/** Bytes of a piece: a multiple of three, so that no padding stands inside; some milliseconds on a slow phone. */
const PIECE = 0x60000

/** @throws TakeError `no-room`: a browser that has none for bytes loses them without a word, and says so where they are read */
export async function inBase64(bytes: Blob): Promise<Blob> {
  const pieces: Blob[] = []
  for (let at = 0; at < bytes.size; at += PIECE)
    pieces.push(new Blob([await pieceInBase64(bytes.slice(at, at + PIECE))]))
  return new Blob(pieces)
}

function pieceInBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const address = String(reader.result)
      resolve(address.slice(address.indexOf(',') + 1))
    }
    reader.onerror = () => reject(new TakeError('take/no-room', `wall: ${reader.error}`))
    reader.readAsDataURL(piece)
  })
}
