// A relay as far as it carries lines out, over a connection that it shares with who follows it.

import type { Transport } from '../transport.ts'
import { publish } from './publish.ts'
import type { SharedSession } from './shared-session.ts'

export function carrierOver(shared: SharedSession): Transport {
  return {
    kind: 'relay',
    address: shared.url.href,
    post: (_log, lines, signal) => shared.using(signal, (session) => publish(session, lines, shared.idle)),
    close: () => shared.close(),
  }
}
