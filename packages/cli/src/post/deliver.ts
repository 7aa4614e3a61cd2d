// Carries sealed lines to where they are taken: an inbox over HTTP, or any relay over a WebSocket.
//
// Lines are carried as they are; whoever takes one knows it by its hash or id, so that sending again does no harm.

import { httpTransport, relayTransport, type Transport, TransportError } from '@commonwall/sync'
import type { InboxResult } from '@commonwall/wall'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { dialing } from '../terminal/dialing.ts'
import { plainLine } from '../terminal/plain.ts'

/**
 * @param address of a node, a mirror or a forwarder (http, https), or of a relay (ws, wss)
 * @param hash the 16 hex digits of the log that they are sealed to; a relay needs none
 * @throws CommandError if nobody answered
 */
export async function deliver(
  address: string,
  hash: string,
  lines: readonly string[],
): Promise<readonly InboxResult[]> {
  const transport: Transport = address.startsWith('ws')
    ? relayTransport(address, dialing())
    : httpTransport(address, dialing())
  try {
    const results = (await transport.post?.(hash, lines)) ?? []
    return results.map(({ hash, refused }) => ({ hash, refused: refused && plainLine(refused) }))
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    const exit = error.code === 'transport/refused' ? EXIT.wrong : EXIT.unreachable
    throw new CommandError(
      'post/unreachable',
      `${address}: nothing was sent: ${plainLine(error.message)}`,
      exit,
    )
  } finally {
    await transport.close()
  }
}
