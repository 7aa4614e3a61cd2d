// A photograph or a picture of a square: its bytes, or undefined where none of ours is seen.

import { readSquare } from '@commonwall/sync'
import { mayDecode } from './picture-size.ts'

/** Pixels a side at most: enough for the largest square, and quick on a phone. */
const MOST = 1_600

/** @throws PictureError if it is none, or too large; DOMException if this browser cannot read it */
export async function readPicture(picture: Blob): Promise<Uint8Array | undefined> {
  await mayDecode(picture)
  const bitmap = await createImageBitmap(picture)
  const scale = Math.min(1, MOST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  drawing?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const pixels = drawing?.getImageData(0, 0, canvas.width, canvas.height)
  return pixels && readSquare(pixels as Parameters<typeof readSquare>[0])
}
