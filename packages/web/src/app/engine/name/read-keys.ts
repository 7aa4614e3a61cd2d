// Public keys as people hand them to each other, one or several, with anything blank between.
//
// A secret key is refused like anything else, and never repeated.

import { readPublicKey } from '@commonwall/wall'
import { EngineError } from '../wire.ts'

/** @returns hex, each once, at least one. @throws EngineError engine/key */
export function readKeys(text: string): readonly string[] {
  const keys = text.match(/[^\s,，、]+/gu)?.map(readPublicKey) ?? [undefined]
  if (keys.every((key) => key !== undefined)) return [...new Set(keys)]
  throw new EngineError('engine/key', 'key: expected npub or hex, got something else')
}
