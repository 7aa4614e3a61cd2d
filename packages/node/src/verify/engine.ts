// What checks a signature.
//
// Two engines with the same results: the system's libsecp256k1 where there is one, and the same library in
// WebAssembly everywhere else. The plain JavaScript of `@commonwall/wall` is what both are tested against.

import type { SchnorrVerify } from '@commonwall/wall'

export type EngineName = 'libsecp256k1' | 'wasm'

export interface Engine {
  readonly name: EngineName
  /** BIP-340. False for whatever a key or a signature may be; throws only where the engine itself fails. */
  readonly verify: SchnorrVerify
}
