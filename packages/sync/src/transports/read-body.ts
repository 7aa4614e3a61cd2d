// Reads what streams in, up to a cap and no longer than it keeps coming, at a pace that a line can have: who gives a byte
// now and then keeps nobody waiting for hours.

import { concatBytes } from '@commonwall/tlog'
import { TransportError } from './transport-error.ts'

/** Bytes a second that must have come on the whole, once the first wait is over: less than any line that one can read by. */
const SLOWEST = 500

export interface ReadBodyOptions {
  /** Bytes. */
  readonly cap: number
  /** Milliseconds without a byte after which it is given up. */
  readonly idle: number
  /** What is read, for the message. */
  readonly what: string
}

/** @throws TransportError `too-long`, `timeout`; whatever the stream throws */
export async function readBody(
  body: ReadableStream<Uint8Array> | null | undefined,
  { cap, idle, what }: ReadBodyOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let total = 0
  const reader = body?.getReader()
  const began = performance.now()
  try {
    while (reader) {
      const left = idle + (1000 * total) / SLOWEST - (performance.now() - began)
      const { done, value } = await within(Math.min(idle, Math.max(0, left)), what, reader.read())
      if (done) break
      total += value.length
      if (total > cap)
        throw new TransportError('transport/too-long', `${what}: expected at most ${cap} bytes, got more`)
      chunks.push(value)
    }
  } catch (error) {
    // The stream may have failed already; then there is nothing left to cancel.
    await reader?.cancel().catch(() => undefined)
    throw error
  }
  return concatBytes(chunks)
}

/** The value of a promise, if it comes within so many milliseconds. @throws TransportError `timeout` */
export async function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new TransportError(
            'transport/timeout',
            `${what}: nothing came for ${Math.ceil(milliseconds / 1000)} s, or too little`,
          ),
        ),
      milliseconds,
    )
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
