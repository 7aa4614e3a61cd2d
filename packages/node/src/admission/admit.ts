// May this event stand here, and in which log? A pure function of the event and its context.
//
// Cheap, and asked before the signature is looked at: a refusal here costs a flooder more than it costs us.

import {
  checkWallEvent,
  createdAtLimit,
  isEphemeral,
  isOfLaterForm,
  KIND,
  type NostrEvent,
  RuleError,
  WALL_KINDS,
} from '@commonwall/wall'
import { countsInAssembly, isSlipOnItsWay, refusalOfRecord } from './assemblies.ts'
import type { AdmissionContext, Decision } from './decision.ts'
import { isExpired } from './expiration.ts'
import { homelessDecision } from './homeless.ts'
import { chooseLog } from './log-choice.ts'
import { namesThisRelay } from './vanish.ts'
import { foreignTarget } from './withdrawal.ts'

/** Decides about one event; `context` is not asked more than the event needs. */
export function admit(event: NostrEvent, context: AdmissionContext): Decision {
  const limit = createdAtLimit(context.now)
  if (event.created_at > limit)
    return { refuse: `invalid: created_at: expected at most ${Math.floor(limit)}, got ${event.created_at}` }
  if (isExpired(event, context.now)) return { refuse: 'invalid: expiration: this event has expired (NIP-40)' }
  if (event.tags.some(([name]) => name === '-'))
    return { refuse: 'blocked: protected events are not taken, as everything here may be copied (NIP-70)' }
  if (event.kind === KIND.vanish && !namesThisRelay(event, context.addresses))
    return { refuse: 'invalid: relay: expected ALL_RELAYS or an address of this relay (NIP-62)' }
  const notOwn = event.kind === KIND.withdrawal ? foreignTarget(event, context) : undefined
  if (notOwn !== undefined) return { refuse: `invalid: ${notOwn}: expected an event of one's own (NIP-09)` }
  return context.open ? admitOpen(event, context) : admitWall(event, context)
}

function admitWall(event: NostrEvent, context: AdmissionContext): Decision {
  if (context.wall === undefined) return { refuse: 'restricted: there is no wall here yet' }
  if (isSlipOnItsWay(event, context)) return { log: 'none', passOn: true }
  try {
    const { homeless } = checkWallEvent(event, { wall: context.wall })
    const refusal = refusalOfRecord(event, context)
    if (refusal !== undefined) return { refuse: refusal }
    const decision = homeless ? homelessDecision(event, context) : undefined
    if (decision !== undefined) return decision
    const counting = { ...context, ...context.withWaiting }
    const daily = event.kind === KIND.ballot && countsInAssembly(event, counting)
    return { log: chooseLog(event, counting), ...(daily && { daily }) }
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    if (isOfLaterForm(event)) return { refuse: `${NEWER} (${error.message})` }
    return { refuse: `${PREFIX[error.code] ?? 'invalid'}: ${error.message}` }
  }
}

/** It may be taken here one day, and elsewhere now. */
const NEWER = 'error: made by a newer program than this node’s; try another address'

const PREFIX: Readonly<Record<string, string>> = {
  'rule/kind': 'restricted',
  'rule/home': 'restricted',
  'rule/protected': 'blocked',
}

/** NIP-01 as it stands: everything that is signed. What would be the wall's own is logged as such. */
function admitOpen(event: NostrEvent, context: AdmissionContext): Decision {
  if (isEphemeral(event.kind)) return { log: 'none', passOn: true }
  if (!WALL_KINDS.has(event.kind) || context.wall === undefined) return { log: 'none' }
  const decision = admitWall(event, context)
  return 'log' in decision ? decision : { log: 'none' }
}
