// Which wall an event belongs to: the `h` tags (DESIGN §3.1).
//
// Refuses events of other walls, and events of none unless their kind may come without.

import { MAX_WALLS } from '../definition/parse-signature.ts'
import { HOMELESS_KINDS, isHex64, KIND, type NostrEvent, tagsNamed, tagValue } from '../event/index.ts'
import { RuleError } from './rule-error.ts'

/**
 * True if the event carries this wall's `h`, or is its founding definition; false if it carries none and its
 * kind may come so (*homeless*): then it stands only if the node knows its author or its target.
 * @throws RuleError rule/home
 */
export function hasHome(event: NostrEvent, wall: string): boolean {
  const homes = tagsNamed(event, 'h').map((tag) => tag[1])
  if (homes.length > MAX_WALLS) throw new RuleError('rule/home', 'h', `at most ${MAX_WALLS}`, homes.length)
  for (const home of homes)
    if (!isHex64(home)) throw new RuleError('rule/home', 'h', '64 lower-case hex digits', home)
  if (event.kind === KIND.definition && tagValue(event, 'prev') === undefined) {
    if (event.id !== wall) throw new RuleError('rule/home', 'id', `the founding definition ${wall}`, event.id)
    return true
  }
  if (homes.includes(wall)) return true
  if (homes.length === 0 && HOMELESS_KINDS.has(event.kind)) return false
  throw new RuleError('rule/home', 'h', wall, homes[0])
}
