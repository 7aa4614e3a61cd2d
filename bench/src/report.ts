// A run's result as JSON and as a table that people read.

import type { Figure } from './figure.ts'
import type { Machine } from './machine.ts'

export interface Report {
  /** Day of the run, as YYYY-MM-DD. */
  readonly date: string
  readonly machine: Machine
  /** What was asked for: events, rounds, connections and so on. */
  readonly settings: Readonly<Record<string, string | number | boolean>>
  readonly figures: readonly Figure[]
}

/** The report as Markdown: one row a measurement, one column a subject. */
export function toMarkdown({ date, machine, settings, figures }: Report): string {
  const subjects = [...new Set(figures.map(({ subject }) => subject))]
  const rows = [...Map.groupBy(figures, ({ name }) => name)].map(([name, group]) => {
    const cells = subjects.map((subject) => cellOf(group.find((one) => one.subject === subject)))
    return row([`${name} (${group[0]?.unit})`, ...cells])
  })
  const notes = figures
    .filter(({ note }) => note !== undefined)
    .map(({ name, subject, note }) => `- ${name}, ${subject}: ${note}`)
  return [
    `# Measured on ${date}`,
    '',
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}.`,
    '',
    `${Object.entries(settings)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; ')}.`,
    '',
    row(['median of the rounds (least … greatest)', ...subjects]),
    row(['---', ...subjects.map(() => '---:')]),
    ...rows,
    '',
    ...notes,
    '',
  ].join('\n')
}

function cellOf(figure: Figure | undefined): string {
  if (!figure) return ''
  const { value, rounds } = figure
  if (value === undefined) return '*not exercised*'
  const say = (number: number) => number.toLocaleString('en', { maximumSignificantDigits: 6 })
  if (rounds.length < 2) return say(value)
  return `${say(value)} (${say(Math.min(...rounds))} … ${say(Math.max(...rounds))})`
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
