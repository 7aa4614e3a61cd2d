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
    obey(connection, parseFrame(text), context)?.catch(failed)
  } catch (error) {
    failed(error)
  }
}

function obey(connection: Connection, frame: ClientFrame, context: RelayContext): Promise<void> | undefined {
  switch (frame.verb) {
    case 'EVENT':
      return onEvent(connection, frame.event, context)
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
