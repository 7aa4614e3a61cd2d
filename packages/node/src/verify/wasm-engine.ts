// Verification by libsecp256k1 compiled to WebAssembly (nostr-wasm): runs wherever Node does.

import type { NostrEvent } from '@commonwall/wall'
import { initNostrWasm } from 'nostr-wasm'
import { type Engine, nativeEventId } from './engine.ts'

/** Its answers; anything else that it throws is a failure of its own. */
const VERDICTS: ReadonlySet<string> = new Set(['id is invalid', 'pubkey is invalid', 'signature is invalid'])

export async function openWasmEngine(): Promise<Engine> {
  const nostr = await initNostrWasm()
  return {
    name: 'wasm',
    verify(event: NostrEvent): boolean {
      if (nativeEventId(event) !== event.id) return false
      try {
        nostr.verifyEvent(event as Parameters<typeof nostr.verifyEvent>[0])
        return true
      } catch (error) {
        if (error instanceof Error && VERDICTS.has(error.message)) return false
        throw error
      }
    },
  }
}
