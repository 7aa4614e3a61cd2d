// Where in its calendar an assembly is.

import type { Constitution, Span } from '@commonwall/assembly'
import { PAUSE } from '@commonwall/wall'
import type { CalendarEntry, Phase } from './model.ts'

type Dates = Pick<Constitution, 'issuance' | 'rounds' | 'whole'>

/**
 * @param time the wall's own, unix seconds
 * @param bound whether all issuers accepted it; undefined where that is not known
 */
export function phaseAt(dates: Dates, time: number, bound?: boolean): Phase {
  const { issuance, rounds, whole } = dates
  const stages = [...rounds, whole]
  if (bound === false)
    return time <= issuance.until
      ? { kind: 'signing', stage: 0, until: issuance.until }
      : { kind: 'never', stage: 0, until: undefined }
  if (time < issuance.from) return { kind: 'coming', stage: 0, until: issuance.from }
  if (time <= issuance.until) return { kind: 'joining', stage: 0, until: issuance.until }
  for (const [stage, { from, until }] of stages.entries()) {
    if (time < from) return { kind: 'waiting', stage, until: from }
    if (time <= until) return { kind: stage < rounds.length ? 'round' : 'whole', stage, until }
    if (time <= until + PAUSE) return { kind: 'counting', stage, until: until + PAUSE }
  }
  return { kind: 'over', stage: rounds.length, until: undefined }
}

export function calendarAt({ issuance, rounds, whole }: Dates, time: number): CalendarEntry[] {
  const when = ({ from, until }: Span): CalendarEntry['when'] => (time < from ? 'coming' : time > until ? 'past' : 'now')
  return [
    { kind: 'issuance', stage: 0, span: issuance, when: when(issuance) },
    ...rounds.map((span, stage) => ({ kind: 'round' as const, stage, span, when: when(span) })),
    { kind: 'whole', stage: rounds.length, span: whole, when: when(whole) },
  ]
}
