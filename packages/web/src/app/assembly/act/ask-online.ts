// Asking issuers who are at the wall's node right now: one connection, for as long as somebody looks at the screen.
//
// What goes over it is sealed, and signed by keys that are used for nothing else. Nobody keeps it: who is not there does
// not hear, so it is said again from time to time.

import { SLIP_KIND } from '@commonwall/assembly'
import type { RequestItem } from '../../engine/voice/join.ts'

/** Milliseconds after which those that have not answered are asked again. */
const AGAIN = 15_000

export interface AskOnline {
  /** The address of the wall, ending in a slash. */
  readonly root: string
  /** Fresh ones each time, of issuers that have not answered. */
  readonly requests: () => Promise<readonly RequestItem[]>
  /** What somebody sent to the key of a request: an answer, or anything else. */
  readonly onAnswer: (line: string) => void
  /** The line was cut, or the node does not carry this. */
  readonly onTrouble: () => void
}

/** Asks until it is stopped. @returns stops it */
export function askOnline({ root, requests, onAnswer, onTrouble }: AskOnline): () => void {
  const socket = new WebSocket(root.replace(/^http/, 'ws'))
  const say = async () => {
    const open = await requests()
    if (socket.readyState !== WebSocket.OPEN || open.length === 0) return
    const replies = open.map(({ reply }) => reply)
    socket.send(JSON.stringify(['REQ', 'a', { kinds: [SLIP_KIND], '#p': replies, limit: 0 }]))
    for (const { carried } of open) socket.send(`["EVENT",${carried}]`)
  }
  const sayNow = () => void say().catch(() => socket.close())
  const timer = setInterval(sayNow, AGAIN)
  let stopped = false
  const stop = () => {
    stopped = true
    clearInterval(timer)
    socket.close()
  }
  socket.onopen = sayNow
  socket.onclose = () => {
    clearInterval(timer)
    if (!stopped) onTrouble()
  }
  socket.onmessage = ({ data }) => {
    const frame = parsed(String(data))
    if (frame[0] === 'EVENT' && frame[1] === 'a') {
      const { content } = (frame[2] ?? {}) as { readonly content?: unknown }
      if (typeof content === 'string') onAnswer(content)
    } else if (frame[0] === 'OK' && frame[2] === false) onTrouble()
  }
  return stop
}

function parsed(text: string): readonly unknown[] {
  try {
    const frame: unknown = JSON.parse(text)
    return Array.isArray(frame) ? frame : []
  } catch {
    return []
  }
}
