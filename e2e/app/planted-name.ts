// A lasting name that stands on the wall from the start, for who speaks under it or is to be known by it.

import { randomBytes } from 'node:crypto'
import { KIND, publicKeyOf, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { keyEvent } from '../../packages/wall/test/key-event.ts'

export interface PlantedName {
  readonly key: Uint8Array
  readonly pubkey: string
  /** The key that its twelve words would give: it names the keys that speak for it. */
  readonly recovery: Uint8Array
  /** Id of the name: of what made it one. */
  readonly name: string
  /** What protects it, and what it is called: to be planted. */
  readonly events: readonly VerifiedEvent[]
  /** Signs something as it. */
  sign(kind: number, tags: readonly string[][], content?: string): VerifiedEvent
}

/**
 * Names the keys that speak for a name from now on, and commits to other words.
 * @param prev id of the key event before
 * @param signer its recovery key
 */
export function rotation(
  wall: string,
  now: number,
  prev: string,
  signer: Uint8Array,
  keys: readonly string[],
): VerifiedEvent {
  const next = publicKeyOf(new Uint8Array(randomBytes(32)))
  return keyEvent({ wall, prev, keys, next, at: now }, signer)
}

/** @param now unix seconds */
export function plantedName(wall: string, now: number, called: string): PlantedName {
  const key = new Uint8Array(randomBytes(32))
  const pubkey = publicKeyOf(key)
  const recovery = new Uint8Array(randomBytes(32))
  const made = keyEvent({ wall, keys: [pubkey], next: publicKeyOf(recovery), at: now }, key)
  const sign: PlantedName['sign'] = (kind, tags, content = '') =>
    signEvent(
      { kind, created_at: now, tags: [['h', wall], ...tags.map((tag) => [...tag])], content },
      key,
      randomBytes(32),
    )
  const events = [made, sign(KIND.profile, [], JSON.stringify({ name: called }))]
  return { key, pubkey, recovery, name: made.id, events, sign }
}
