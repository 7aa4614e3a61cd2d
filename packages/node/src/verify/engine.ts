// What checks an event: its id first, because that is some 35 times cheaper, then its signature.
//
// Three engines with the same results: the system's libsecp256k1 where there is one, WebAssembly
// everywhere else, and the plain JavaScript of `@commonwall/wall`, which the other two are tested against.

import { hash } from 'node:crypto'
import type { NostrEvent } from '@commonwall/wall'

export type EngineName = 'libsecp256k1' | 'wasm'

export interface Engine {
  readonly name: EngineName
  /** True if the id is the hash of the content and the signature is the author's. Never throws for what an event is. */
  verify(event: NostrEvent): boolean
}

/** The id that an event should have, by the platform's SHA-256. */
export function nativeEventId({ pubkey, created_at, kind, tags, content }: NostrEvent): string {
  return hash('sha256', JSON.stringify([0, pubkey, created_at, kind, tags, content]))
}
