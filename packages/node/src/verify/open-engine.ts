// Which engine this machine gets: the fastest there is, unless the portable one is asked for.

import type { Engine } from './engine.ts'
import { openNativeEngine } from './native-engine.ts'
import { openWasmEngine } from './wasm-engine.ts'

export interface OpenedEngine {
  readonly engine: Engine
  /** Why not a faster one; undefined if this is the fastest. */
  readonly because: string | undefined
}

export async function openEngine(portable: boolean): Promise<OpenedEngine> {
  if (portable) return { engine: await openWasmEngine(), because: 'portable verification was asked for' }
  const native = await openNativeEngine()
  if ('engine' in native) return { engine: native.engine, because: undefined }
  return { engine: await openWasmEngine(), because: native.missing }
}
