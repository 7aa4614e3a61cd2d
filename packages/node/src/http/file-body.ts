// A published file as the body of an answer: a short one whole, a long one by pieces, as its reader takes them.
//
// Whoever asks for the longest file on many connections and reads from none holds some pieces of it on each, and not
// all of it.

import { type FileHandle, open } from 'node:fs/promises'

/** Up to so many bytes a file is read whole, and of a longer one so many at a time. */
export const PIECE = 65_536

export interface FileBody {
  /** Bytes. */
  readonly size: number
  /** A stream holds the file open until it is read to its end or cancelled. */
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Undefined where there is no such file. */
export async function openBody(path: string): Promise<FileBody | undefined> {
  const file = await open(path).catch(unlessMissing)
  if (file === undefined) return undefined
  let isLong = false
  try {
    const { size } = await file.stat()
    isLong = size > PIECE
    if (isLong) return { size, body: piecesOf(file) }
    const body = new Uint8Array(await file.readFile())
    return { size: body.length, body }
  } finally {
    if (!isLong) await file.close()
  }
}

function piecesOf(file: FileHandle): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE), 0, PIECE)
          if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
        } catch (error) {
          await file.close()
          throw error
        }
        await file.close()
        controller.close()
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  )
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
