// Sends events to the relay of a wall, one after the other, and says what it answered.

import type { NostrEvent } from '@commonwall/wall'
import { ChangeError } from './change-error.ts'

/** Milliseconds for one answer. */
const PATIENCE = 20_000

/** @param address http(s) URL of the wall; its relay is at the same place @throws ChangeError if one is not taken */
export async function publish(address: string, events: readonly NostrEvent[]): Promise<void> {
  const socket = new WebSocket(address.replace(/^http/, 'ws'))
  try {
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve()
      socket.onerror = () => reject(new ChangeError(`${address}: expected a relay, got no connection`))
    })
    for (const event of events) await sendOne(socket, address, event)
  } finally {
    socket.close()
  }
}

function sendOne(socket: WebSocket, address: string, event: NostrEvent): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(new ChangeError(`${address}: ${event.id} was not taken: ${why}`))
    }
    const timer = setTimeout(() => fail('no answer'), PATIENCE)
    socket.onclose = () => fail('the connection ended')
    socket.onmessage = ({ data }) => {
      const [verb, id, ok, message] = parseFrame(String(data))
      if (verb !== 'OK' || id !== event.id) return
      if (ok !== true) return fail(String(message))
      clearTimeout(timer)
      resolve()
    }
    socket.send(JSON.stringify(['EVENT', event]))
  })
}

function parseFrame(text: string): readonly unknown[] {
  try {
    const frame: unknown = JSON.parse(text)
    return Array.isArray(frame) ? frame : []
  } catch {
    return []
  }
}
