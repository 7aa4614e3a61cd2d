// What a copy lacks where it calls a stage incomplete, as far as anybody can tell.
//
// A withdrawn or folded place stays lacking until the final root says that it was no record: without the body nobody can
// tell that it was none, whatever is said about it (docs/decisions/0150).

import type { Constitution } from '@commonwall/assembly'
import type { AuditReport } from '@commonwall/sync'
import { describeHoles } from '../verify/holes.ts'

/** Holes of the named logs by what is said about them, and named logs that are not held. */
export interface Lacking {
  readonly withdrawn: number
  readonly folded: number
  /** Nothing is said about them: this copy keeps them back, or does not have them yet. */
  readonly withheld: number
  readonly logsNotHeld: number
}

/** @param now unix seconds */
export function lackingOf({ logs }: Pick<Constitution, 'logs'>, report: AuditReport, now: number): Lacking {
  const held = report.logs.filter(({ key, isHeld }) => isHeld && logs.includes(key))
  const said = describeHoles({ ...report, logs: held }, [], now).map(({ why }) => why)
  const [withdrawn = 0, folded = 0] = ['withdrawn', 'folded'].map(
    (word) => said.filter((why) => why.startsWith(word)).length,
  )
  return {
    ...{ withdrawn, folded, withheld: said.length - withdrawn - folded },
    logsNotHeld: logs.length - held.length,
  }
}

/** Lines for a terminal, where some stage is incomplete. */
export function tellLacking({ withdrawn, folded, withheld, logsNotHeld }: Lacking): readonly string[] {
  const said = [
    withheld > 0 ? `${withheld} that this copy keeps back or does not have yet: ask another` : undefined,
    withdrawn > 0 ? `${withdrawn} withdrawn, as somebody asks` : undefined,
    folded > 0 ? `${folded} folded` : undefined,
    logsNotHeld > 0 ? `${logsNotHeld} of its logs not held here` : undefined,
  ].filter((one) => one !== undefined)
  if (said.length === 0) return []
  return [
    '',
    `Not held: ${said.join('; ')}.`,
    'Nobody can tell without the body that a withdrawn or folded place was no ballot. A copy that has held it can; and once the issuers have closed the stage, whoever comes to their root lacks nothing.',
  ]
}
