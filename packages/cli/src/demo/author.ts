// Signs a demonstration's posts: hundreds at once, so with nostr-wasm rather than in plain JavaScript.

import { alreadyVerified, type EventTemplate, parseEvent, type VerifiedEvent } from '@commonwall/wall'
import { initNostrWasm } from 'nostr-wasm'

/** Signs templates with one key. */
export type Author = (template: EventTemplate) => VerifiedEvent

/**
 * Makes authors of secret keys.
 * @param randomBytes fresh randomness for BIP-340's auxiliary input
 */
export async function openAuthors(
  randomBytes: (length: number) => Uint8Array,
): Promise<(secretKey: Uint8Array) => Author> {
  const wasm = await initNostrWasm()
  return (secretKey) => (template) => {
    const { kind, created_at, tags, content } = template
    const draft = {
      kind,
      created_at,
      tags: tags.map((tag) => [...tag]),
      content,
      id: '',
      pubkey: '',
      sig: '',
    }
    wasm.finalizeEvent(draft, secretKey, randomBytes(32))
    // Our own parser looks at it like at any other; what wasm has just signed need not be verified again.
    return alreadyVerified(parseEvent(draft))
  }
}
