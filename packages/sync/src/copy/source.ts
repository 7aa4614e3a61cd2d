// A source: a transport that can be read by path. Whatever it gives is a claim. A round asks its sources in their order;
// who may be asked now, and how many at once, is the pool's to say.

import type { AddressPool } from '../dial/address-pool.ts'
import type { Transport } from '../transports/transport.ts'

export interface Source extends Pick<Transport, 'kind' | 'address'> {
  read: NonNullable<Transport['read']>
}

/** The transports among these that can be read by path, in their order. */
export function readable(transports: Iterable<Pick<Transport, 'kind' | 'address' | 'read'>>): Source[] {
  const sources: Source[] = []
  for (const transport of transports) {
    const { kind, address } = transport
    if (transport.read)
      sources.push({ kind, address, read: (path, signal) => transport.read?.(path, signal) as never })
  }
  return sources
}

/** The addresses of a pool, in the order in which it would ask them; each is asked with the pool's manners. */
export function sourcesOf(pool: AddressPool): Source[] {
  return pool
    .addresses()
    .filter(({ transport }) => transport.read !== undefined)
    .map(({ transport }) => ({
      kind: transport.kind,
      address: transport.address,
      async read(path, signal) {
        const isIt = (other: Transport) => other === transport
        const ask = (one: Transport, stop: AbortSignal) => one.read?.(path, stop)
        return (await pool.ask({ of: isIt, ask }, signal))?.value
      },
    }))
}
