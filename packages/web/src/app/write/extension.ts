// A key in a browser's extension (NIP-07): asked for its public half when the reader chooses it, and for a signature for
// each thing that is said under it. Never on the path of who writes without a name.

import type { UnsignedEvent } from '@commonwall/wall'
import type { State } from '../shell/state.ts'

interface Extension {
  getPublicKey(): Promise<string>
  signEvent(event: object): Promise<unknown>
}

/** The extension, where there is one. */
export function extension(): Extension | undefined {
  return (globalThis as { nostr?: Extension }).nostr
}

/** Lets the extension's key speak in this tab. @returns its public half; undefined where the extension refuses */
export async function letSpeak(state: State): Promise<string | undefined> {
  try {
    const pubkey = await extension()?.getPublicKey()
    if (pubkey !== undefined) await state.engine.ask('speakOutside', pubkey)
    return pubkey
  } catch {
    return undefined
  }
}

/** What the extension makes of an event that it is to sign: anything. @throws whatever it throws */
export async function signByExtension({
  pubkey,
  created_at,
  kind,
  tags,
  content,
}: UnsignedEvent): Promise<unknown> {
  return extension()?.signEvent({ pubkey, created_at, kind, tags, content })
}
