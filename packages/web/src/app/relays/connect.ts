// Fetches and starts the worker that speaks with relays.
//
// A page whose host is gone can fetch nothing more of it: so whoever opens a screen on which a relay can be given fetches
// the worker then, and not when it is needed.

/** Fetches it ahead; where that fails, it is fetched when it is needed. */
export function fetchRelays(): void {
  void import('virtual:relays').catch(() => undefined)
}

/** Starts it. @returns the engine's end of the line to it. @throws TypeError where it cannot be fetched */
export async function startRelays(): Promise<MessagePort> {
  const { source } = await import('virtual:relays')
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = new Worker(address, { name: 'relays' })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage(undefined, [port2])
  return port1
}
