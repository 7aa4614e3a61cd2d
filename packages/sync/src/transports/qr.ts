// Codes as a transport: sealed lines go out as squares that are printed or shown, one code a line.
//
// Whoever reads a code posts its line over whatever they can reach. That a line is taken says no more than that it was
// shown; what is not a sealed line never becomes a code.

import { type InboxResult, inboxLineHash } from '@commonwall/wall'
import { CodeError } from './qr/code-error.ts'
import { lineSquares } from './qr/payload.ts'
import type { Transport } from './transport.ts'

/**
 * @param name what the reader knows it by: a printer, this screen
 * @param show shows the squares of one line until it was read
 */
export function qrTransport(
  name: string,
  show: (squares: readonly Uint8Array[], signal?: AbortSignal) => Promise<void>,
): Transport {
  return {
    kind: 'qr',
    address: name,
    async post(_log, lines, signal) {
      const results: InboxResult[] = []
      for (const line of lines) {
        signal?.throwIfAborted()
        results.push({ hash: inboxLineHash(line), refused: await showLine(line, show, signal) })
      }
      return results
    },
    async close() {},
  }
}

async function showLine(
  line: string,
  show: (squares: readonly Uint8Array[], signal?: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  let squares: readonly Uint8Array[]
  try {
    squares = lineSquares(line)
  } catch (error) {
    if (error instanceof CodeError) return `invalid: ${error.message}`
    throw error
  }
  await show(squares, signal)
  return undefined
}
