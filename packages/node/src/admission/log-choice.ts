// Default or optional log? A flood of cheap posts goes to an optional log, and costs a returning reader nothing.
//
// Nothing is refused here, least of all for load: who is below the floor stands in an optional log if the
// wall has one, and in the default log if it has none (DESIGN §3.3, §3.8).

import type { NostrEvent } from '@commonwall/wall'
import { getPow } from 'nostr-tools/nip13'
import { isAlwaysDefault } from './always-default.ts'
import type { AdmissionContext } from './decision.ts'

export function chooseLog(event: NostrEvent, context: AdmissionContext): 'default' | 'optional' {
  const { definition } = context
  if (!definition?.logs.some(({ admission, open }) => admission === 'optional' && open)) return 'default'
  if (getPow(event.id) >= definition.pow) return 'default'
  if (isAlwaysDefault(event, context)) return 'default'
  return context.isEstablished(event.pubkey) || context.isVouchedFor(event.pubkey) ? 'default' : 'optional'
}
