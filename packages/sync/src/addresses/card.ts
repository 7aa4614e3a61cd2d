// A card: an address that is told to one person, signed by a log of the wall (docs/protocol/addresses.md).
//
// Opaque bytes without a word of ours in them, as text or as a code. Whoever takes one knows that it is the wall's own
// operator who set the host up, and not somebody who wants to see who comes.

import {
  concatBytes,
  ED25519,
  formatNote,
  fromHex,
  NoteError,
  type NoteSignature,
  noteSigner,
  openNote,
  type Signer,
  TYPE_ED25519,
  toHex,
  verifierKey,
} from '@commonwall/tlog'
import { logHash, logOrigin } from '@commonwall/wall'
import { CAPABILITIES, type Capability, isAddressUrl, isCapability } from './address.ts'
import { AddressError } from './address-error.ts'

export interface Card {
  /** Id of the founding definition. */
  readonly wall: string
  /** Of the log that signed it: the 16 hex digits that end its origin. */
  readonly log: string
  readonly url: string
  readonly capabilities: readonly Capability[]
  /** Unix seconds. */
  readonly until: number
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array
}

const VERSION = 1
/** version ‖ wall ‖ log ‖ until ‖ capabilities ‖ signature; the URL is the rest. */
const [WALL_AT, LOG_AT, UNTIL_AT, CAPABILITIES_AT, SIGNATURE_AT, URL_AT] = [1, 33, 41, 46, 47, 111]
const UNTIL_BYTES = 5

/** Signs a card with a log's key. @throws AddressError */
export async function signCard(
  card: Pick<Card, 'wall' | 'url' | 'capabilities' | 'until'>,
  signer: Signer,
): Promise<Card> {
  const key = toHex(signer.publicKey)
  const fields = { ...card, log: logHash(key) }
  check(fields)
  const { signature } = await noteSigner(logOrigin(card.wall, key), signer).sign(textOf(fields))
  return { ...fields, signature }
}

/**
 * True if the signature is that of a log of the wall.
 * @param logs raw keys of the logs of the wall's definitions, 64 hex digits
 */
export async function isSignedBy(card: Card, logs: Iterable<string>): Promise<boolean> {
  for (const log of logs) {
    if (logHash(log) !== card.log) continue
    const key = verifierKey(logOrigin(card.wall, log), TYPE_ED25519, fromHex(log) ?? new Uint8Array())
    const line: NoteSignature = { name: key.name, keyId: key.keyId, signature: card.signature }
    try {
      await openNote(formatNote({ text: textOf(card), signatures: [line] }), [key], [ED25519])
      return true
    } catch (error) {
      if (!(error instanceof NoteError)) throw error
    }
  }
  return false
}

/** The card as bytes. @throws AddressError */
export function encodeCard(card: Card): Uint8Array {
  check(card)
  const head = new Uint8Array(URL_AT)
  head[0] = VERSION
  head.set(fromHex(card.wall) ?? [], WALL_AT)
  head.set(fromHex(card.log) ?? [], LOG_AT)
  for (let byte = 0; byte < UNTIL_BYTES; byte++)
    head[UNTIL_AT + byte] = Math.floor(card.until / 256 ** (UNTIL_BYTES - 1 - byte)) % 256
  head[CAPABILITIES_AT] = bitsOf(card.capabilities)
  head.set(card.signature, SIGNATURE_AT)
  return concatBytes([head, new TextEncoder().encode(card.url)])
}

/** Reads a card; its signature is not checked. @throws AddressError */
export function decodeCard(bytes: Uint8Array): Card {
  if (bytes.length <= URL_AT) throw new AddressError('card', `more than ${URL_AT} bytes`, bytes.length)
  if (bytes[0] !== VERSION) throw new AddressError('version', VERSION, bytes[0])
  let until = 0
  for (const byte of bytes.subarray(UNTIL_AT, UNTIL_AT + UNTIL_BYTES)) until = until * 256 + byte
  const bits = bytes[CAPABILITIES_AT] ?? 0
  const card: Card = {
    wall: toHex(bytes.subarray(WALL_AT, LOG_AT)),
    log: toHex(bytes.subarray(LOG_AT, UNTIL_AT)),
    until,
    capabilities: CAPABILITIES.filter((_, bit) => (bits & (1 << bit)) !== 0),
    signature: bytes.slice(SIGNATURE_AT, URL_AT),
    url: new TextDecoder().decode(bytes.subarray(URL_AT)),
  }
  if (bits >= 1 << CAPABILITIES.length) throw new AddressError('capabilities', 'known bits', bits)
  check(card)
  return card
}

/** A card as text to hand over: base64url without padding. @throws AddressError */
export function cardText(card: Card): string {
  const base64 = btoa(String.fromCharCode(...encodeCard(card)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** True if a text may be a card: whether it is one, `parseCardText` says. */
export function isCardText(text: string): boolean {
  return /^[A-Za-z0-9_-]{150,600}$/.test(text.replace(/\s+/g, ''))
}

/** Reads such a text; white space, as messengers put it in, is passed over. @throws AddressError */
export function parseCardText(text: string): Card {
  const compact = text.replace(/\s+/g, '')
  if (!isCardText(compact))
    throw new AddressError('card', '150 to 600 characters of base64url', compact.slice(0, 20))
  let bytes: Uint8Array
  try {
    const binary = atob(compact.replaceAll('-', '+').replaceAll('_', '/'))
    bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    throw new AddressError('card', 'base64url', compact.slice(0, 20))
  }
  return decodeCard(bytes)
}

/** What the log signs: never a checkpoint nor an inbox, by its first line. */
function textOf({ wall, log, url, capabilities, until }: Omit<Card, 'signature'>): string {
  return `commonwall/${wall}/${log}/address\n${url}\n${[...capabilities].sort().join(' ')}\n${until}\n`
}

function bitsOf(capabilities: readonly Capability[]): number {
  return capabilities.reduce((bits, capability) => bits | (1 << CAPABILITIES.indexOf(capability)), 0)
}

function check({ wall, log, url, capabilities, until }: Omit<Card, 'signature'>): void {
  if (!/^[0-9a-f]{64}$/.test(wall)) throw new AddressError('wall', '64 hex digits', wall)
  if (!/^[0-9a-f]{16}$/.test(log)) throw new AddressError('log', '16 hex digits', log)
  if (!isAddressUrl(url)) throw new AddressError('url', 'an http or ws URL of at most 300 characters', url)
  if (capabilities.length === 0 || !capabilities.every(isCapability))
    throw new AddressError('capabilities', 'at least one of live, post, read', capabilities.join(' '))
  if (!Number.isSafeInteger(until) || until < 1 || until >= 256 ** UNTIL_BYTES)
    throw new AddressError('until', 'unix seconds', until)
}
