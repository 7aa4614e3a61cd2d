// Public keys as people hand them to each other: npub or hex, one or several, with anything blank between.
//
// A secret key is refused like anything else, and never repeated.

import { decode } from 'nostr-tools/nip19'
import { EngineError } from '../wire.ts'

/** @returns hex, each once, at least one. @throws EngineError engine/key */
export function readKeys(text: string): readonly string[] {
  const keys = text.split(/[\s,，、]+/u).filter((part) => part !== '')
  if (keys.length === 0) throw new EngineError('engine/key', 'key: expected npub or hex, got none')
  return [...new Set(keys.map(readKey))]
}

function readKey(part: string): string {
  const bare = part.toLowerCase().replace(/^nostr:/, '')
  if (/^[0-9a-f]{64}$/.test(bare)) return bare
  try {
    const { type, data } = decode(bare)
    if (type === 'npub') return data
  } catch {
    // Said below, for whatever it is.
  }
  throw new EngineError('engine/key', 'key: expected npub or hex, got something else')
}
