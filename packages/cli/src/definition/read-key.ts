// A public key in an option: as apps show it (npub), or as definitions have it. What was given is not repeated, which an
// error of the parser's own would do: it may be a secret key, taken for the public one.

import { readPublicKey } from '@commonwall/wall'
import { CommandError, EXIT } from '../terminal/command-error.ts'

/** @returns 64 lower-case hex digits. @throws CommandError */
export function readKey(text: string): string {
  const key = readPublicKey(text)
  if (key !== undefined) return key
  throw new CommandError('usage/key', 'key: expected a public key, as npub or 64 hex digits', EXIT.usage)
}
