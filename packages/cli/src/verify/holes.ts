// Says of every hole what it is, from the events that the copy holds: a hole proves nothing by itself.

import { type AuditReport, classifyHoles } from '@commonwall/sync'
import { foldNames, namesNoPlace } from '@commonwall/wall'

export interface DescribedHole {
  readonly position: number
  readonly id: string
  /** One sentence. */
  readonly why: string
}

/** The holes of all logs, in order. @param hosts the inbox keys that the logs announce @param now unix seconds */
export function describeHoles(
  { logs, history, events }: AuditReport,
  hosts: readonly string[],
  now: number,
): readonly DescribedHole[] {
  if (!history) return []
  const names = foldNames({ events: events.values(), history })
  const orTakenBack = [...events.values()].some(namesNoPlace)
    ? ', or taken back by an author who named no place'
    : ''
  return logs.flatMap((log) => {
    const holes = [...log.holes].map(([id, position]) => ({ id, position }))
    return classifyHoles({ holes, events: events.values(), history, names, hosts, now }).map(
      ({ id, position, why: hole }) => {
        if (hole.class === 'withdrawn')
          return {
            position,
            id,
            why: `withdrawn, as ${hole.by.slice(0, 16)}… asks; whose words they were is not held here`,
          }
        if (hole.class === 'folded')
          return { position, id, why: `folded: ${hole.reason.slice('fold/'.length)}` }
        if (hole.refusal !== undefined) {
          const { reason, jurisdiction } = hole.refusal
          const why = `withheld here by its host, under the law of ${jurisdiction} (${reason.slice('fold/'.length)}): ask another`
          return { position, id, why }
        }
        return { position, id, why: `withheld by this copy${orTakenBack}: ask another` }
      },
    )
  })
}
