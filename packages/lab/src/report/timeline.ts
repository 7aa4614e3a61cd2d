// One run, told: what the reader did on the left, what the wall did on the right.

import type { Entry } from '../journal.ts'
import type { CellResult } from '../runner/result.ts'
import { strip } from './strip.ts'
import { cellWords, duration, escapeHtml, kilobytes, MARKS, standingOf } from './words.ts'

/** Entries told of a long run: its beginning, what was around the wall's first blow, its end. All are in the JSON. */
const FIRST = 14
const AROUND = [4, 16] as const
const LAST = 12
const MOST = FIRST + AROUND[0] + AROUND[1] + LAST

export function timeline(cell: CellResult, title: string): string {
  const { entries } = cell
  let skipped = 0
  const lines = entries.flatMap((entry, at) => {
    if (!isTold(entries, at)) {
      skipped += 1
      return []
    }
    const gap =
      skipped > 0 ? [`<li><time></time><span class="reader pale">… ${skipped} more …</span></li>`] : []
    skipped = 0
    return [...gap, told(entry)]
  })
  return `<details id="${idOf(cell)}"><summary><i class="${standingOf(cell)}">${MARKS[standingOf(cell)]}</i><b>${escapeHtml(title)}</b>: ${escapeHtml(cellWords(cell).join('; '))}</summary>
${strip(cell)}
<dl>${facts(cell)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')}</dl>
<ol class="time head"><li><time></time><span class="reader">The reader</span><span class="wall">The wall</span></li></ol>
<ol class="time">${lines.join('')}</ol></details>`
}

function isTold(entries: readonly Entry[], at: number): boolean {
  if (entries.length <= MOST || at < FIRST || at >= entries.length - LAST) return true
  const blow = entries.findIndex(({ who }) => who === 'wall')
  return blow >= 0 && at >= blow - AROUND[0] && at < blow + AROUND[1]
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
