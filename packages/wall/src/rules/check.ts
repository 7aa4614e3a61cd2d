// May this event stand on this wall, by what it says itself? One door for the node, the copy and the app.
//
// Looks at the event alone: not at the clock (`createdAtLimit`), not at who its author is, not at whether its
// target is held, not at its signature.

import { DefinitionError } from '../definition/definition-error.ts'
import { parseDefinition } from '../definition/parse-definition.ts'
import { parseSignature } from '../definition/parse-signature.ts'
import { KIND, type NostrEvent, WALL_KINDS } from '../event/index.ts'
import { parseKey } from '../names/parse-key.ts'
import { hasHome } from './home.ts'
import { checkReport, parseLabel } from './labels.ts'
import { checkArticle, checkProfile, checkReply, checkThread } from './posts.ts'
import { RuleError } from './rule-error.ts'
import { refuseControls, refuseFreeText, refuseProtected } from './text.ts'
import { checkVanish, checkWithdrawal } from './withdrawals.ts'

/** What follows for an event that may stand. */
export interface Standing {
  /** It carries no `h`: taken only from an author, or about a target, that the node knows (DESIGN §3.1). */
  readonly homeless: boolean
}

type Check = (event: NostrEvent) => unknown

const CHECKS: ReadonlyMap<number, Check> = new Map<number, Check>([
  [KIND.profile, checkProfile],
  [KIND.withdrawal, checkWithdrawal],
  [KIND.thread, checkThread],
  [KIND.vanish, checkVanish],
  [KIND.reply, checkReply],
  [KIND.report, checkReport],
  [KIND.label, parseLabel],
  [KIND.definition, parseDefinition],
  [KIND.signature, parseSignature],
  [KIND.key, parseKey],
  [KIND.article, checkArticle],
])

/**
 * Checks an event against the wall's rules (DESIGN §3.1, §3.7).
 * @param wall id of the founding definition
 * @throws RuleError naming the first rule that it breaks
 * @example checkWallEvent(event, { wall }).homeless
 */
export function checkWallEvent(event: NostrEvent, { wall }: { readonly wall: string }): Standing {
  if (!WALL_KINDS.has(event.kind))
    throw new RuleError('rule/kind', 'kind', `one of ${[...WALL_KINDS].join(', ')}`, event.kind)
  refuseProtected(event)
  const homeless = !hasHome(event, wall)
  refuseControls(event)
  refuseFreeText(event)
  try {
    CHECKS.get(event.kind)?.(event)
  } catch (error) {
    throw error instanceof DefinitionError ? RuleError.from(error) : error
  }
  return { homeless }
}

/** True for what may stand on this wall. A log in other hands can hold what may not; no view shows it. */
export function mayStand(event: NostrEvent, wall: string): boolean {
  try {
    checkWallEvent(event, { wall })
    return true
  } catch (error) {
    if (error instanceof RuleError) return false
    throw error
  }
}
