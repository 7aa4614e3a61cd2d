// A date and time in UTC, or only its hour where no more is published.

import type { Ui } from '../ui.ts'

export function Time({ at, hour, ui }: { at: number; hour: boolean; ui: Ui }) {
  return (
    <time datetime={ui.machine(at)} title={hour ? ui.t.inTheHour : undefined}>
      {hour ? ui.hour(at) : ui.time(at)}
    </time>
  )
}
