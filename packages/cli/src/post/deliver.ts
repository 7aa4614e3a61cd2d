// Carries sealed lines to where they are taken: an inbox over HTTP, or any relay over a WebSocket.
//
// Lines are carried as they are; whoever takes one knows it by its hash or id, so that sending again does no harm.

import {
  decodeInboxAnswer,
  encodeInboxBody,
  type InboxResult,
  inboxLineHash,
  MAX_INBOX_BYTES,
  parseEventJson,
  SealError,
} from '@commonwall/wall'
import { CommandError, EXIT } from '../terminal/command-error.ts'

/** Milliseconds for one answer. */
const PATIENCE = 30_000

/** Bodies of an inbox, each as full as it may be. @throws SealError for a line that fits none */
export function inboxBodies(lines: readonly string[]): readonly (readonly string[])[] {
  const bodies: string[][] = []
  for (const line of lines) {
    const last = bodies.at(-1)
    if (last !== undefined && fits([...last, line])) last.push(line)
    else bodies.push([line])
  }
  for (const body of bodies) encodeInboxBody(body)
  return bodies
}

function fits(lines: readonly string[]): boolean {
  try {
    encodeInboxBody(lines)
    return true
  } catch (error) {
    if (error instanceof SealError) return false
    throw error
  }
}

/**
 * Posts lines to the inbox of a log, wherever that is served.
 * @param address the wall's prefix on that host @param hash the log's 16 hex digits
 * @throws CommandError if nobody answered
 */
export async function postLines(
  address: string,
  hash: string,
  lines: readonly string[],
): Promise<readonly InboxResult[]> {
  const url = new URL(`log/${hash}/inbox`, address.endsWith('/') ? address : `${address}/`)
  const results: InboxResult[] = []
  for (const body of inboxBodies(lines)) results.push(...(await postBody(url, body)))
  return results
}

async function postBody(url: URL, lines: readonly string[]): Promise<readonly InboxResult[]> {
  let response: Response
  let answer: Uint8Array
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: encodeInboxBody(lines),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    answer = new Uint8Array(await response.arrayBuffer())
  } catch {
    throw new CommandError(
      'post/unreachable',
      `${url.origin}: no answer; the post was not sent`,
      EXIT.unreachable,
    )
  }
  if (!response.ok || answer.length > MAX_INBOX_BYTES)
    throw new CommandError('post/refused', `${url.origin}: expected an inbox, it answered ${response.status}`)
  return decodeInboxAnswer(answer)
}

/** Publishes sealed lines, or plain events, at a relay, one after the other. @throws CommandError if nobody answered */
export async function publishLines(relay: string, lines: readonly string[]): Promise<readonly InboxResult[]> {
  const socket = new WebSocket(relay)
  const nobody = () =>
    new CommandError('post/unreachable', `${relay}: expected a relay, got no connection`, EXIT.unreachable)
  try {
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve()
      socket.onerror = () => reject(nobody())
    })
    const results: InboxResult[] = []
    for (const line of lines)
      results.push({ hash: inboxLineHash(line), refused: await publishOne(socket, line, nobody) })
    return results
  } finally {
    socket.close()
  }
}

/** Why the relay refused, or undefined if it took the event. */
function publishOne(socket: WebSocket, line: string, nobody: () => Error): Promise<string | undefined> {
  const { id } = parseEventJson(line)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(nobody()), PATIENCE)
    socket.onclose = () => {
      clearTimeout(timer)
      reject(nobody())
    }
    socket.onmessage = ({ data }) => {
      const [verb, about, ok, message] = parseFrame(String(data))
      if (verb !== 'OK' || about !== id) return
      clearTimeout(timer)
      resolve(ok === true ? undefined : String(message))
    }
    socket.send(`["EVENT",${line}]`)
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
