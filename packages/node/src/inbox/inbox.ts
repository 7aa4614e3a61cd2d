// The inbox: `POST log/<h>/inbox`, `text/plain`, one event a line, padded both ways (DESIGN §3.8).
//
// A simple request, so browsers ask nobody for permission first. It reads the body and no header but its length.
// Every line is answered in its place; a broken one never costs the others.

import {
  decodeInboxBody,
  EventError,
  encodeInboxAnswer,
  type InboxLine,
  type InboxResult,
  KIND,
  MAX_INBOX_BYTES,
  type NostrEvent,
  parseEventJson,
  SealError,
} from '@commonwall/wall'
import { Hono } from 'hono'
import type { Beginning } from '../http/held-together.ts'
import type { Answer, Intake } from '../intake/intake.ts'

export interface InboxOptions {
  readonly intake: Pick<Intake, 'take'>
  readonly openSealed: (event: NostrEvent) => Promise<Answer>
  /** False if this source has asked too often; a source is a salted hash, never an address. */
  readonly allow: (context: unknown) => boolean
  /** Counts a body for as long as it is read, and may end its connection. */
  readonly begin: (context: unknown) => Beginning
}

const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
}

/** Answers POSTs at `log/<origin hash>/inbox` of the given logs. */
export function inboxApp(originHashes: () => readonly string[], options: InboxOptions): Hono {
  const app = new Hono()
  app.post('/log/:hash/inbox', async (context) => {
    if (!originHashes().includes(context.req.param('hash'))) return context.text('no such log', 404, HEADERS)
    if (!options.allow(context.env)) return context.text('rate-limited: ask again later', 429, HEADERS)
    const body = await readBody(context.req.raw, options.begin(context.env))
    if (!body) return context.text(`body: expected at most ${MAX_INBOX_BYTES} bytes`, 413, HEADERS)
    let lines: readonly InboxLine[]
    try {
      lines = decodeInboxBody(body)
    } catch (error) {
      if (error instanceof SealError) return context.text(error.message, 400, HEADERS)
      throw error
    }
    const results = await Promise.all(lines.map((line) => takeLine(line, options)))
    return context.body(encodeInboxAnswer(results), 200, HEADERS)
  })
  return app
}

async function takeLine(
  { hash, text }: InboxLine,
  { intake, openSealed }: InboxOptions,
): Promise<InboxResult> {
  if (text === undefined) return { hash, refused: 'invalid: expected UTF-8' }
  let event: NostrEvent
  try {
    event = parseEventJson(text)
  } catch (error) {
    if (error instanceof EventError) return { hash, refused: `invalid: ${error.message}` }
    throw error
  }
  const { ok, message } =
    event.kind === KIND.sealedLine ? await openSealed(event) : await intake.take(event, 'inbox')
  return { hash, refused: ok ? undefined : message }
}

/** The body, or undefined if it is longer than the largest inbox body, or its sender has gone. */
async function readBody(request: Request, beginning: Beginning): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_INBOX_BYTES) return undefined
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    for await (const chunk of request.body ?? []) {
      total += chunk.length
      beginning.came(chunk.length)
      if (total > MAX_INBOX_BYTES) return undefined
      chunks.push(chunk)
    }
  } catch {
    return undefined // aborted: nobody is there to read an answer, and it is no fault of ours
  } finally {
    beginning.letGo()
  }
  return Buffer.concat(chunks)
}
