// What is signed by a key outside: in a browser's extension (NIP-07). Its text is made and worked on here, signed there,
// and taken only if what comes back is the very event that was given, truly signed. The key is never in our hands.

import {
  checkWallEvent,
  type EventTemplate,
  type NostrEvent,
  parseEvent,
  type UnsignedEvent,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'
import type { Keyring, Random } from './keyring.ts'
import { signWithWork, workOn } from './sign.ts'

/** Asks whoever holds the key; what comes back may be anything. */
export type SignOutside = (given: UnsignedEvent) => Promise<unknown>

export interface Signers {
  readonly wall: Wall
  readonly keyring: Keyring
  readonly random: Random
  readonly signOutside: SignOutside
}

/** Signs under a public key: here, if its secret half is here, else outside. @throws EngineError engine/no-key, engine/unsigned, engine/signed; RuleError */
export async function signUnder(
  pubkey: string,
  template: EventTemplate,
  { wall, keyring, random, signOutside }: Signers,
): Promise<VerifiedEvent> {
  const { wall: id, history } = wall.held
  const work = history.current.pow
  const key = keyring.secretOf(pubkey)
  if (key !== undefined) return signWithWork(template, key, { wall: id, work, random })
  if (!keyring.outside.has(pubkey))
    throw new EngineError('engine/no-key', 'key: expected one that is here, got another')
  const given = { ...(await workOn(template, pubkey, work)), pubkey }
  const signed = await signOutside(given).catch(() => undefined)
  if (signed === undefined)
    throw new EngineError('engine/unsigned', 'signature: expected one on this post, got none')
  return takeSigned(wall, given, signed)
}

/** What came back. @throws EngineError engine/signed if it is another post, or not truly signed; RuleError */
export function takeSigned(wall: Wall, given: UnsignedEvent, signed: unknown): VerifiedEvent {
  const event = verified(signed)
  if (event === undefined || wordsOf(event) !== wordsOf(given))
    throw new EngineError('engine/signed', 'signature: expected one on this post, got another')
  checkWallEvent(event, { wall: wall.held.wall })
  return event
}

function verified(signed: unknown): VerifiedEvent | undefined {
  try {
    return verifyEvent(parseEvent(signed as NostrEvent))
  } catch {
    return undefined
  }
}

function wordsOf({ pubkey, created_at, kind, tags, content }: UnsignedEvent): string {
  return JSON.stringify([pubkey, created_at, kind, tags, content])
}
