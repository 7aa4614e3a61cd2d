// Says of every hole what it is, from the events that the copy holds: a hole proves nothing by itself.

import type { AuditReport } from '@commonwall/sync'
import { classifyHole, foldNames, foldState, KIND, refusalBy, rolesOf, takenBackAt } from '@commonwall/wall'

export interface DescribedHole {
  readonly position: number
  readonly id: string
  /** One sentence. */
  readonly why: string
}

/** The holes of all logs, in order. @param hosts the inbox keys that the logs announce */
export function describeHoles(
  { logs, history, events }: AuditReport,
  hosts: readonly string[],
): readonly DescribedHole[] {
  if (!history) return []
  const all = [...events.values()]
  const of = (kind: number) => all.filter((event) => event.kind === kind)
  const names = foldNames({ events: all, history })
  const time = { wallTime: history.wallTime, witnessedTime: (id: string) => history.witnessedTime(id) }
  const roles = rolesOf(history)
  const withdrawals = [...of(KIND.withdrawal), ...of(KIND.vanish)]
  const labels = of(KIND.label)
  const signatures = of(KIND.signature)
  const takenBack = takenBackAt(withdrawals, time)
  return logs.flatMap((log) =>
    [...log.holes].map(([id, position]) => {
      const fold = foldState({ target: { id, kind: undefined }, labels, signatures, roles, time, takenBack })
      const refusal = refusalBy(hosts, id, labels, withdrawals)
      const hole = classifyHole({ id, target: undefined, withdrawals, fold, refusal, names, time })
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
      return { position, id, why: 'withheld by this copy: ask another' }
    }),
  )
}
