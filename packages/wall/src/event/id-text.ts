// The text of an event that its id is the hash of. It stands on nothing, so that who only hashes need read nothing else.

import type { EventTemplate } from './event.ts'

/** What an id is the hash of. The author's key, 64 hex digits, stands at `ID_TEXT_KEY`. */
export function idText(event: EventTemplate & { readonly pubkey: string }): string {
  const { pubkey, created_at, kind, tags, content } = event
  return JSON.stringify([0, pubkey, created_at, kind, tags, content])
}

/** Where `[0,"` ends. */
export const ID_TEXT_KEY = 4
