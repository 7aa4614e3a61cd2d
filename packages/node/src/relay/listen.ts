// From a message to its verb: what every frame of a connection goes through.
//
// Refuses binary messages and over-long ones; whatever a verb throws is our fault, told to nobody but the operator.

import type { WebSocket } from 'ws'
import { onAuth } from './auth.ts'
import { closeSubscription } from './close.ts'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import { onCount } from './count.ts'
import { onEvent } from './event.ts'
import { type ClientFrame, FrameError, parseFrame } from './frame.ts'
import { MAX_MESSAGE_BYTES } from './limits.ts'
import { closeReconciliation, onNegMsg, onNegOpen } from './negotiate.ts'
import { onReq } from './req.ts'
import type { Turn } from './turns.ts'

const TOO_MUCH = 'rate-limited: too many requests wait; ask again in a few seconds'

/** Serves the frames of a connection until it closes. */
export function listen(connection: Connection, socket: WebSocket, context: RelayContext): void {
  socket.on('pong', () => {
    connection.alive = true
  })
  // A broken frame ends the connection with the code of RFC 6455 §7.4; `ws` has sent it already.
  socket.on('error', () => {})
  socket.on('message', (data: Buffer, isBinary) => {
    connection.alive = true
    if (isBinary) connection.send(['NOTICE', 'invalid: expected text, got a binary message'])
    else if (data.length > MAX_MESSAGE_BYTES)
      connection.send(['NOTICE', `invalid: expected at most ${MAX_MESSAGE_BYTES} bytes, got ${data.length}`])
    else hear(connection, data.toString('utf8'), context)
  })
}

function hear(connection: Connection, text: string, context: RelayContext): void {
  const failed = (error: unknown): void => {
    if (!(error instanceof FrameError)) context.onFault(error)
    connection.send(
      error instanceof FrameError ? error.reply : ['NOTICE', 'error: this relay failed; try again'],
    )
  }
  try {
    const frame = parseFrame(text)
    const run = (): void => {
      try {
        obey(connection, frame, text.length, context)?.catch(failed)
      } catch (error) {
        failed(error)
      }
    }
    inTurn(connection, frame, { bytes: text.length, run }, context)
  } catch (error) {
    failed(error)
  }
}

/** What asks the store waits for its turn, what ends such a request takes it back, everything else goes at once. */
function inTurn(
  connection: Connection,
  frame: ClientFrame,
  turn: Omit<Turn, 'key'>,
  context: RelayContext,
): void {
  switch (frame.verb) {
    case 'REQ':
    case 'COUNT':
      if (context.turns.take(connection, { ...turn, key: `REQ ${frame.id}` })) return
      if (frame.verb === 'REQ') closeSubscription(connection, frame.id, context)
      connection.send(['CLOSED', frame.id, TOO_MUCH])
      return
    case 'NEG-OPEN':
    case 'NEG-MSG':
      if (context.turns.take(connection, { ...turn, key: `NEG ${frame.id}` })) return
      closeReconciliation(connection, frame.id, context)
      connection.send(['NEG-ERR', frame.id, TOO_MUCH])
      return
    case 'CLOSE':
      context.turns.drop(connection, `REQ ${frame.id}`)
      break
    case 'NEG-CLOSE':
      context.turns.drop(connection, `NEG ${frame.id}`)
      break
    default:
  }
  turn.run()
}

function obey(
  connection: Connection,
  frame: ClientFrame,
  bytes: number,
  context: RelayContext,
): Promise<void> | undefined {
  switch (frame.verb) {
    case 'EVENT':
      return onEvent(connection, frame.event, bytes, context)
    case 'REQ':
      return onReq(connection, frame.id, frame.filters, context)
    case 'AUTH':
      return onAuth(connection, frame.event, context)
    case 'CLOSE':
      closeSubscription(connection, frame.id, context)
      return undefined
    case 'COUNT':
      onCount(connection, frame.id, frame.filters, context)
      return undefined
    case 'NEG-OPEN':
      onNegOpen(connection, frame.id, frame.filter, frame.message, context)
      return undefined
    case 'NEG-MSG':
      onNegMsg(connection, frame.id, frame.message, context)
      return undefined
    case 'NEG-CLOSE':
      closeReconciliation(connection, frame.id, context)
      return undefined
  }
}
