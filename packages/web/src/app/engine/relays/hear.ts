// Hearing relays once: everything of the wall that they hold and the copy lacks, and then the line is left.
//
// They are heard where nothing else answers, or where the reader asked for one: what a relay says is in no log so far as is
// known here, and each line more is seen by whoever watches.

import {
  type AddressPool,
  type Copy,
  PoolError,
  TransportError,
  type TransportErrorCode,
} from '@commonwall/sync'

/** By address: why one could not be heard; empty if all were. */
export type Unheard = ReadonlyMap<string, TransportErrorCode>

export interface HearOptions {
  readonly pool: AddressPool
  readonly copy: Pick<Copy, 'follow' | 'wall'>
  readonly signal: AbortSignal
  /** Only this one; default: each in turn. */
  readonly only?: string | undefined
}

/** @throws the signal's reason */
export async function hearRelays({ pool, copy, signal, only }: HearOptions): Promise<Unheard> {
  const unheard = new Map<string, TransportErrorCode>()
  if (copy.wall === undefined) return unheard
  for (const { transport } of pool.addresses()) {
    if (transport.follow === undefined || (only !== undefined && transport.address !== only)) continue
    try {
      await pool.ask({ of: (one) => one === transport, ask: (one, stop) => hear(copy, one, stop) }, signal)
    } catch (error) {
      signal.throwIfAborted()
      unheard.set(transport.address, codeOf(error))
    }
  }
  return unheard
}

async function hear(
  copy: HearOptions['copy'],
  relay: Parameters<Copy['follow']>[0],
  stop: AbortSignal,
): Promise<true> {
  const done = new AbortController()
  try {
    await copy.follow(relay, { signal: AbortSignal.any([stop, done.signal]), onCaughtUp: () => done.abort() })
  } catch (error) {
    if (!done.signal.aborted) throw error
  }
  return true
}

function codeOf(error: unknown): TransportErrorCode {
  if (error instanceof PoolError) return codeOf(error.refusals.at(-1)?.error)
  return error instanceof TransportError ? error.code : 'transport/reset'
}
