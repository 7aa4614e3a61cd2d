// The wall's head, where the page asked for it while this program was still on its way (`../../pages/loader.ts`).

import { readBody } from '@commonwall/sync'

/** A larger one is left to the engine, which knows how much a head may be. */
const MOST = 1_000_000
/** Milliseconds without a byte. */
const IDLE = 30_000

/** Undefined where it was not asked for, or did not come: then the engine asks. */
export async function headAhead(): Promise<Uint8Array | undefined> {
  try {
    const response = await (globalThis as { head?: Promise<Response> }).head
    if (response?.status !== 200) return undefined
    return await readBody(response.body, { cap: MOST, idle: IDLE, what: 'head.tar' })
  } catch {
    return undefined
  }
}
