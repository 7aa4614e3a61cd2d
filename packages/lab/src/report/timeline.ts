// One run, told: what the reader did on the left, what the wall did on the right.

import type { Entry } from '../journal.ts'
import type { CellResult } from '../runner/result.ts'
import { cellWords, duration, escapeHtml, kilobytes } from './words.ts'

/** Entries told of a run; the whole of it is in the JSON. */
const MOST = 46
const LAST = 10

export function timeline(cell: CellResult, title: string): string {
  const { entries } = cell
  const shown =
    entries.length <= MOST ? entries : [...entries.slice(0, MOST - LAST), undefined, ...entries.slice(-LAST)]
  const left = entries.length - MOST
  const lines = shown.map((entry) =>
    entry === undefined
      ? `<li><time></time><span class="reader pale">… ${left} more …</span></li>`
      : told(entry),
  )
  return `<details id="${idOf(cell)}"><summary>${escapeHtml(title)}: ${escapeHtml(cellWords(cell).join('; '))}</summary>
<dl>${facts(cell)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')}</dl>
<ol class="time head"><li><time></time><span class="reader">The reader</span><span class="wall">The wall</span></li></ol>
<ol class="time">${lines.join('')}</ol></details>`
}

export function idOf({ scenario, reader }: CellResult): string {
  return `${scenario}--${reader}`
}

function told({ at, who, what }: Entry): string {
  return `<li><time>${clock(at)}</time><span class="${who}">${escapeHtml(what)}</span></li>`
}

function clock(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms < 86_400_000)
    return `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')} min`
  return `day ${Math.floor(ms / 86_400_000)}, ${String(Math.floor(ms / 3_600_000) % 24).padStart(2, '0')}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}`
}

function facts(cell: CellResult): readonly (readonly [string, string])[] {
  const { bytesIn, bytesOut, requests, names, forbiddenNames, recovery, lost, visits } = cell
  const first = visits.find(({ read }) => read.ok)?.read
  return [
    ...(first === undefined ? [] : [['First text', duration(first.firstText ?? first.ms)] as const]),
    ['Requests', String(requests)],
    ['Came in, went out', `${kilobytes(bytesIn)}, ${kilobytes(bytesOut)}`],
    ['Lost on the line', `${lost} pieces`],
    ['Names that anybody on the line could read', names.length === 0 ? 'none' : names.join(', ')],
    ['Forbidden ones among them', forbiddenNames.length === 0 ? 'none' : forbiddenNames.join(', ')],
    ...(recovery === undefined
      ? []
      : [['From the wall’s first blow to reading', duration(recovery)] as const]),
  ]
}
