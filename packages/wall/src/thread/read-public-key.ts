// A public key as people hand it to each other: npub or nprofile (NIP-19), with `nostr:` before it or not, or hex.
//
// A secret key is refused like anything else; whoever says that it was refused must not repeat it.

import { isHex64 } from '../event/index.ts'
import { mentionsIn } from './mentions.ts'

/** @returns 64 lower-case hex digits; undefined where it is something else */
export function readPublicKey(text: string): string | undefined {
  const bare = text.toLowerCase().replace(/^nostr:/, '')
  if (isHex64(bare)) return bare
  const uri = `nostr:${bare}`
  const [mention] = mentionsIn(uri)
  return mention?.about === 'key' && mention.end === uri.length ? mention.value : undefined
}
