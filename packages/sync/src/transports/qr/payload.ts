// What a code carries: a sealed line in few bytes, the text of a proof, a card, a slip. Only what has exactly one reading.
//
// A sealed line is rebuilt byte for byte: its id follows from the rest, its content is the bytes that its base64 stood
// for. One that is not spelled as ours are is refused, and goes into a file.

import { fromBase64, fromHex, toBase64, toHex } from '@commonwall/tlog'
import { EventError, eventId, KIND, type NostrEvent, parseEventJson, stringifyEvent } from '@commonwall/wall'
import { type Card, decodeCard, encodeCard } from '../../addresses/card.ts'
import { piecesOf, streamOf } from '../../streams.ts'
import { type Code, encodeSquares } from './code.ts'
import { CodeError } from './code-error.ts'

/** pubkey ‖ inbox key ‖ signature ‖ created_at ‖ bits of work ‖ counter ‖ content. */
const [INBOX_AT, SIG_AT, TIME_AT, WORK_AT, COUNTER_AT, CONTENT_AT] = [32, 64, 128, 133, 134, 139]
const NUMBER_BYTES = 5
/** A proof inflates to at most this; honest ones have two or three thousand bytes. */
const MAX_PROOF = 200_000

/** What a code says. */
export type Said =
  | { readonly kind: 'sealed-line'; readonly line: string }
  | { readonly kind: 'proof'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'slip'; readonly slip: string }

/** The squares for a sealed line, the JSON of a kind 1059. @throws CodeError `invalid`, `too-long` */
export function lineSquares(line: string): Uint8Array[] {
  let event: NostrEvent
  try {
    event = parseEventJson(line)
  } catch (error) {
    if (!(error instanceof EventError)) throw error
    throw new CodeError('code/invalid', 'line', error.message, 'another')
  }
  const [[, inbox = ''] = [], nonce] = event.tags
  const [, counter = '0', bits = '0'] = nonce ?? []
  const content = fromBase64(event.content)
  if (content === undefined) throw new CodeError('code/invalid', 'content', 'base64', event.content)
  const payload = new Uint8Array(CONTENT_AT + content.length)
  payload.set(fromHex(event.pubkey) ?? [], 0)
  payload.set(fromHex(inbox) ?? [], INBOX_AT)
  payload.set(fromHex(event.sig) ?? [], SIG_AT)
  putNumber(payload, TIME_AT, event.created_at)
  payload[WORK_AT] = Number(bits)
  putNumber(payload, COUNTER_AT, Number(counter))
  payload.set(content, CONTENT_AT)
  // Whatever is not spelled so does not come out the same.
  if (event.kind !== KIND.sealedLine || readLine(payload) !== line)
    throw new CodeError('code/invalid', 'line', 'a sealed line as ours are', 'another')
  return encodeSquares({ kind: 'sealed-line', payload })
}

/** The squares for the text of a tlog-proof. @throws CodeError `too-long` */
export async function proofSquares(text: string): Promise<Uint8Array[]> {
  const stream = streamOf(text).pipeThrough(new CompressionStream('deflate-raw'))
  const payload = new Uint8Array(await new Response(stream).arrayBuffer())
  return encodeSquares({ kind: 'proof', payload })
}

/** The squares for a card. @throws CodeError, AddressError */
export function cardSquares(card: Card): Uint8Array[] {
  return encodeSquares({ kind: 'card', payload: encodeCard(card) })
}

/**
 * The squares for a slip: an invitation to an assembly, one line of base64url without padding.
 * @throws CodeError `invalid`, `too-long`
 */
export function slipSquares(slip: string): Uint8Array[] {
  const standard = slip.replaceAll('-', '+').replaceAll('_', '/')
  const payload = fromBase64(standard.padEnd(Math.ceil(slip.length / 4) * 4, '='))
  if (payload === undefined || payload.length === 0 || slipOf(payload) !== slip)
    throw new CodeError('code/invalid', 'slip', 'base64url without padding', slip)
  return encodeSquares({ kind: 'slip', payload })
}

/** What a whole code says; a claim like all that comes from outside. @throws CodeError, AddressError */
export async function readCode({ kind, payload }: Code): Promise<Said> {
  if (kind === 'sealed-line') return { kind, line: readLine(payload) }
  if (kind === 'card') return { kind, card: decodeCard(payload) }
  if (kind === 'slip') return { kind, slip: slipOf(payload) }
  return { kind, text: await inflateText(payload) }
}

function slipOf(payload: Uint8Array): string {
  return toBase64(payload).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function readLine(payload: Uint8Array): string {
  if (payload.length <= CONTENT_AT)
    throw new CodeError('code/invalid', 'payload', `more than ${CONTENT_AT} bytes`, payload.length)
  const hex = (from: number, to: number) => toHex(payload.subarray(from, to))
  const bits = payload[WORK_AT] ?? 0
  const counter = number(payload, COUNTER_AT)
  if (bits === 0 && counter !== 0) throw new CodeError('code/invalid', 'counter', '0 without work', counter)
  const unsigned = {
    pubkey: hex(0, INBOX_AT),
    created_at: number(payload, TIME_AT),
    kind: KIND.sealedLine,
    tags: [['p', hex(INBOX_AT, SIG_AT)], ...(bits > 0 ? [['nonce', String(counter), String(bits)]] : [])],
    content: toBase64(payload.subarray(CONTENT_AT)),
  }
  return stringifyEvent({ id: eventId(unsigned), ...unsigned, sig: hex(SIG_AT, TIME_AT) })
}

async function inflateText(payload: Uint8Array): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const piece of piecesOf(
      streamOf(payload).pipeThrough(new DecompressionStream('deflate-raw')),
    )) {
      text += decoder.decode(piece, { stream: true })
      if (text.length > MAX_PROOF)
        throw new CodeError('code/invalid', 'proof', `at most ${MAX_PROOF}`, 'more')
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof CodeError) throw error
    throw new CodeError('code/invalid', 'proof', 'deflated UTF-8', 'other bytes')
  }
}

function putNumber(bytes: Uint8Array, at: number, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** NUMBER_BYTES)
    throw new CodeError('code/invalid', 'number', `below 2^${8 * NUMBER_BYTES}`, value)
  for (let i = 0; i < NUMBER_BYTES; i++)
    bytes[at + i] = Math.floor(value / 256 ** (NUMBER_BYTES - 1 - i)) % 256
}

function number(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at, at + NUMBER_BYTES).reduce((value, byte) => value * 256 + byte, 0)
}
