// Verification by the system's libsecp256k1, called through koffi: no compiler, four times as fast.
//
// Refuses a library that lacks BIP-340, or that fails on one known signature and one known forgery.

import type { SchnorrVerify } from '@commonwall/wall'
import type { Engine } from './engine.ts'

/** By the sonames of the releases since BIP-340; the three functions have kept their form through all of them. */
const LIBRARIES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['6', '5', '2', '1', '0'].map((version) => `libsecp256k1.so.${version}`),
  darwin: ['libsecp256k1.dylib', '/opt/homebrew/lib/libsecp256k1.dylib', '/usr/local/lib/libsecp256k1.dylib'],
}

const CONTEXT_NONE = 1
/** sizeof(secp256k1_xonly_pubkey) */
const PARSED_KEY_BYTES = 64

/** Either an engine, or why there is none: one sentence for the operator. */
export type NativeEngine = { readonly engine: Engine } | { readonly missing: string }

export async function openNativeEngine(): Promise<NativeEngine> {
  const verify = await openLibsecp256k1()
  if (typeof verify === 'string') return { missing: verify }
  return { engine: { name: 'libsecp256k1', verify } }
}

/** BIP-340 by the system's library, or why it is not there. */
export async function openLibsecp256k1(): Promise<SchnorrVerify | string> {
  let koffi: typeof import('koffi')
  try {
    koffi = await import('koffi')
  } catch {
    return 'the package koffi is not installed for this platform'
  }
  const library = loadFirst(koffi, LIBRARIES[process.platform] ?? [])
  if (library === undefined) return 'no libsecp256k1 is installed on this machine'
  try {
    const verify = bind(library)
    return isRight(verify) ? verify : 'the libsecp256k1 of this machine fails on a known signature'
  } catch {
    return 'the libsecp256k1 of this machine is built without BIP-340'
  }
}

function loadFirst(koffi: typeof import('koffi'), names: readonly string[]) {
  for (const name of names)
    try {
      return koffi.load(name)
    } catch {
      // Not under this name: the next.
    }
  return undefined
}

function bind(library: ReturnType<typeof import('koffi')['load']>): SchnorrVerify {
  const createContext = library.func('void *secp256k1_context_create(unsigned int flags)')
  const parseKey = library.func(
    'int secp256k1_xonly_pubkey_parse(void *context, uint8_t *parsed, const uint8_t *key)',
  )
  const verifySignature = library.func(
    'int secp256k1_schnorrsig_verify(void *context, const uint8_t *signature, const uint8_t *message, size_t length, const uint8_t *key)',
  )
  const context: unknown = createContext(CONTEXT_NONE)
  const parsed = new Uint8Array(PARSED_KEY_BYTES)
  return (signature, message, publicKey) =>
    signature.length === 64 &&
    message.length === 32 &&
    publicKey.length === 32 &&
    parseKey(context, parsed, publicKey) === 1 &&
    verifySignature(context, signature, message, message.length, parsed) === 1
}

/** BIP-340's vector 0, and the same with one bit flipped. */
function isRight(verify: SchnorrVerify): boolean {
  const key = Buffer.from('f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9', 'hex')
  const signature = Buffer.from(
    'e907831f80848d1069a5371b402410364bdf1c5f8307b0084c55f1ce2dca821525f66a4a85ea8b71e482a74f382d2ce5ebeee8fdb2172f477df4900d310536c0',
    'hex',
  )
  const message = new Uint8Array(32)
  if (!verify(signature, message, key)) return false
  message[31] = 1
  return !verify(signature, message, key)
}
