// A node whose own default log was closed takes nothing that it could not log any more, and says where to go.
//
// While the definition that closes it waits, definitions and signatures are still taken: they are dated under the
// version before it, where the log is open, and whoever closes a log must not silence a rival by it.

import { type DefinitionHistory, KIND, type LogState, type NostrEvent } from '@commonwall/wall'
import { isEnding } from '../state/ending.ts'

/** Why the log takes no such event, or undefined if it is open. @param log raw key, 64 hex digits @param now unix seconds */
export function refusalOfClosedLog(
  event: NostrEvent,
  log: string,
  history: DefinitionHistory,
  now: number,
): string | undefined {
  const { logs, current } = history
  const ending = isEnding(log, history, now)
  if (!ending && logs.find(({ key }) => key === log)?.state !== 'closed') return undefined
  const waits = current.logs.some(({ key, open }) => key === log && open)
  if (waits && (event.kind === KIND.definition || event.kind === KIND.signature)) return undefined
  const goOn: readonly LogState[] = ending ? ['open', 'provisional'] : ['open']
  const open = logs.filter(
    ({ key, admission, state }) => key !== log && admission === 'default' && goOn.includes(state),
  )
  return `restricted: the keepers have closed this log; post to ${open.map(({ url }) => url).join(' or ')}`
}
