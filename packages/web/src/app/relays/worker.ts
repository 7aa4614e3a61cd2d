// The worker that speaks with relays: it posts to them and hears the wall from them, both over one connection each.
//
// It is fetched where there is a relay among the addresses. It holds no keys and believes nothing: what it hears goes to
// the engine, which checks it.

import { relayTransport, type Transport } from '@commonwall/sync'
import type { Asked, Told } from './line.ts'

interface Scope {
  onmessage: ((event: { readonly ports: readonly MessagePort[] }) => void) | null
}

const relays = new Map<string, Transport>()
const stops = new Map<number, AbortController>()

function relayAt(url: string): Transport {
  const relay = relays.get(url) ?? relayTransport(url)
  relays.set(url, relay)
  return relay
}

async function answer(
  asked: Exclude<Asked, { verb: 'stop' }>,
  signal: AbortSignal,
  tell: (told: Told) => void,
) {
  const relay = relayAt(asked.url)
  if (asked.verb === 'post') return relay.post?.('', asked.lines, signal)
  const { wall, known } = asked
  return relay.follow?.({
    wall,
    known,
    signal,
    onEvent: (event) => tell({ event }),
    onCaughtUp: () => tell({ caughtUp: true }),
  })
}

/** Speaks with relays, for as long as the worker lives. */
export function serve(): void {
  // The first message brings the line to the engine.
  const scope = globalThis as unknown as Scope
  scope.onmessage = ({ ports: [line] }) => {
    if (line === undefined) return
    line.onmessage = ({ data: { id, ...asked } }: MessageEvent<Asked & { readonly id: number }>) => {
      if (asked.verb === 'stop') return stops.get(id)?.abort()
      const stop = new AbortController()
      stops.set(id, stop)
      const tell = (told: Told) => line.postMessage({ id, ...told })
      answer(asked, stop.signal, tell)
        .then(
          (output) => tell({ output }),
          (error: Error & { readonly code?: string }) =>
            tell({ error: { code: error.code ?? 'transport/reset', message: error.message } }),
        )
        .finally(() => stops.delete(id))
    }
  }
}
