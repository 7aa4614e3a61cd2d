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
  const at = (kind: Phase['kind'], until: number | undefined, stage = 0): Phase => {
    return { kind, stage, until, whole: stage === rounds.length }
  }
  if (bound === false) return time <= issuance.until ? at('signing', issuance.until) : at('never', undefined)
  if (time < issuance.from) return at('coming', issuance.from)
  if (time <= issuance.until) return at('joining', issuance.until)
  for (const [stage, { from, until }] of [...rounds, whole].entries()) {
    if (time < from) return at('waiting', from, stage)
    if (time <= until) return at(stage < rounds.length ? 'round' : 'whole', until, stage)
    if (time <= until + PAUSE) return at('counting', until + PAUSE, stage)
  }
  return at('over', undefined, rounds.length)
}

export function calendarAt({ issuance, rounds, whole }: Dates, time: number): CalendarEntry[] {
  const when = ({ from, until }: Span): CalendarEntry['when'] =>
    time < from ? 'coming' : time > until ? 'past' : 'now'
  return [
    { kind: 'issuance', stage: 0, span: issuance, when: when(issuance) },
    ...rounds.map((span, stage) => ({ kind: 'round' as const, stage, span, when: when(span) })),
    { kind: 'whole', stage: rounds.length, span: whole, when: when(whole) },
  ]
}
