// A key in a browser's extension (NIP-07): asked for its public half when the reader chooses it, and for a signature when
// a post is posted. Never on the path of who writes without a name.

import type { Saying } from '../engine/say/say.ts'
import type { State } from '../shell/state.ts'

interface Extension {
  getPublicKey(): Promise<string>
  signEvent(event: object): Promise<unknown>
}

/** The extension, where there is one. */
export function extension(): Extension | undefined {
  return (globalThis as { nostr?: Extension }).nostr
}

/** Says it under the extension's key. @throws Error if the extension or the engine refuses */
export async function sayByExtension(state: State, saying: Saying): Promise<void> {
  const given = await state.engine.ask('prepareOutside', saying)
  const { pubkey, created_at, kind, tags, content } = given
  const signed = await extension()?.signEvent({ pubkey, created_at, kind, tags, content })
  const { careful, notBefore } = saying
  await state.engine.ask('saySigned', { given, signed, careful, notBefore })
}
