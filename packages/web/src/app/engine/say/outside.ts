// A post that is signed by a key outside: in a browser's extension (NIP-07). Its text is made and worked on here, signed
// there, and taken only if what comes back is the very post that was given, truly signed. The key is never in our hands.

import {
  checkWallEvent,
  type NostrEvent,
  parseEvent,
  type UnsignedEvent,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'
import type { Random } from './keyring.ts'
import type { Saying } from './say.ts'
import { workOn } from './sign.ts'
import { templateOf } from './template.ts'

/** What is to be said, by whom. @param now unix seconds · @throws EngineError engine/missing, engine/key */
export async function prepareOutside(
  wall: Wall,
  saying: Saying,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<UnsignedEvent> {
  const { as = '' } = saying
  if (!/^[0-9a-f]{64}$/.test(as))
    throw new EngineError('engine/key', `key: expected a public key of 64 hex digits, got ${as.slice(0, 70)}`)
  const d = [...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const template = templateOf(wall, saying, Math.max(now, saying.notBefore ?? 0), d)
  return { ...(await workOn(template, as, wall.held.history.current.pow)), pubkey: as }
}

/** What came back. @throws EngineError engine/signed if it is another post, or not truly signed; RuleError */
export function takeSigned(wall: Wall, given: UnsignedEvent, signed: unknown): VerifiedEvent {
  const event = verified(signed)
  if (event === undefined || wordsOf(event) !== wordsOf(given))
    throw new EngineError('engine/signed', 'signature: expected one on the post that was given, got another')
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
