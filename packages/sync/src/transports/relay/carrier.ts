// A relay that only carries lines out: all that an outbox needs of one, without what reading takes.

import type { Transport } from '../transport.ts'
import { publish } from './publish.ts'
import { type RelayOptions, SharedSession } from './shared-session.ts'

/** @param address ws or wss URL; http and https are taken for them @throws TypeError if it is none of these */
export function relayCarrier(address: string, options: RelayOptions = {}): Transport {
  return carrierOver(new SharedSession(address, options))
}

export function carrierOver(shared: SharedSession): Transport {
  return {
    kind: 'relay',
    address: shared.url.href,
    post: (_log, lines, signal) => shared.using(signal, (session) => publish(session, lines, shared.idle)),
    close: () => shared.close(),
  }
}
