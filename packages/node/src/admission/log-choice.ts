// Default or optional log? A flood of cheap posts goes to an optional log, and costs a returning reader nothing.
//
// Nothing is refused here, least of all for load: who is below the floor stands in an optional log if the
// wall has one, and in the default log if it has none (DESIGN §3.3, §3.8). Links and mentions cost newcomers more
// (`workAsked`).

import { committedWork, type NostrEvent, workAsked } from '@commonwall/wall'
import { isAlwaysDefault } from './always-default.ts'
import type { AdmissionContext } from './decision.ts'

export function chooseLog(event: NostrEvent, context: AdmissionContext): 'default' | 'optional' {
  if (context.floor === undefined || committedWork(event) >= workAsked(event, context.floor)) return 'default'
  if (isAlwaysDefault(event, context)) return 'default'
  return context.isEstablished(event.pubkey) || context.isVouchedFor(event.pubkey) ? 'default' : 'optional'
}
