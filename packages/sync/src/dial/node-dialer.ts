// Straight connections of Node, and what a peer may send over a WebSocket at once.
//
// Node's own WebSocket offers compression and takes a message of 128 MB, which travels in 128 KB: a relay that means harm
// could fill the memory of whoever follows it. Here none is offered, and a long message ends the connection unread.

import type { Agent } from 'node:http'
import WebSocket from 'ws'
import { type DialedSocket, type Dialer, directDialer } from './dialer.ts'

/** Bytes of one WebSocket message. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024

/** @param agent what the connection goes through; default: nothing */
export function boundedSocket(url: URL, agent?: Agent): DialedSocket {
  const bounds = { perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES }
  return new WebSocket(url, { ...bounds, ...(agent && { agent }) }) as DialedSocket
}

export const nodeDialer: Dialer = { ...directDialer, socket: (url) => boundedSocket(url) }
