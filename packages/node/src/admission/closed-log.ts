// A node whose own default log was closed takes nothing that it could not log any more, and says where to go.
//
// While the definition that closes it waits, definitions and signatures are still taken: they are dated under the
// version before it, where the log is open, and whoever closes a log must not silence a rival by it.

import { type DefinitionHistory, KIND, type NostrEvent } from '@commonwall/wall'

/** Why the log takes no such event, or undefined if it is open. @param log raw key, 64 hex digits */
export function refusalOfClosedLog(
  event: NostrEvent,
  log: string,
  { logs, current }: DefinitionHistory,
): string | undefined {
  if (logs.find(({ key }) => key === log)?.state !== 'closed') return undefined
  const waits = current.logs.some(({ key, open }) => key === log && open)
  if (waits && (event.kind === KIND.definition || event.kind === KIND.signature)) return undefined
  const open = logs.filter(({ admission, state }) => admission === 'default' && state === 'open')
  return `restricted: the keepers have closed this log; post to ${open.map(({ url }) => url).join(' or ')}`
}
