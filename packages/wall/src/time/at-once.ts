// What a definition takes away the moment that it is bound (DESIGN §0, §3.2): logs and moderators.

import type { Definition, Moderator } from '../definition/definition.ts'

/**
 * When the logs are closed that `next` closes: at once while another default log in force stays open, so the
 * last one, in the order of the definition, waits until `next` is in force.
 */
export function closings(
  prev: Definition,
  next: Definition,
  { boundAt, inForceAt }: { readonly boundAt: number; readonly inForceAt: number },
): Map<string, number> {
  const open = new Map(prev.logs.filter((log) => log.open).map((log) => [log.key, log]))
  let defaults = [...open.values()].filter(({ admission }) => admission === 'default').length
  const closed = new Map<string, number>()
  for (const { key, open: staysOpen } of next.logs) {
    const log = open.get(key)
    if (staysOpen || log === undefined) continue
    const waits = log.admission === 'default' ? defaults === 1 : defaults === 0
    if (log.admission === 'default' && !waits) defaults--
    closed.set(key, waits ? inForceAt : boundAt)
  }
  return closed
}

/** The moderators of `prev` that `next` drops. */
export function droppedModerators(prev: Definition, next: Definition): readonly Moderator[] {
  return prev.moderators.filter(
    ({ group, pubkey }) => !next.moderators.some((kept) => kept.group === group && kept.pubkey === pubkey),
  )
}
