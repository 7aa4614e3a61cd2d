// Figures and results in words, for people who have never heard of any of it.

import type { Attempt, CellResult } from '../runner/result.ts'
import { lastVisit } from '../runner/result.ts'

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Milliseconds as somebody would say them. */
export function duration(ms: number): string {
  if (ms < 950) return '< 1 s'
  if (ms < 90_000) return `${Math.round(ms / 1000)} s`
  if (ms < 90 * 60_000) return `${Math.round(ms / 60_000)} min`
  if (ms < 20 * 3_600_000) return `${Math.round(ms / 3_600_000)} h`
  const days = Math.round(ms / 86_400_000)
  return `${days} ${days === 1 ? 'day' : 'days'}`
}

export function kilobytes(bytes: number): string {
  return bytes < 10_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${Math.round(bytes / 1000)} kB`
}

/** How a run ended, at a glance. */
export type Standing = 'through' | 'carried' | 'half' | 'cut' | 'void' | 'not-exercised'

export function standingOf(cell: CellResult): Standing {
  if (cell.notExercised !== undefined) return 'not-exercised'
  if (cell.void !== undefined) return 'void'
  const visit = lastVisit(cell)
  if (visit === undefined) return 'not-exercised'
  const { read, write } = visit
  if (read.ok && write.ok) return isCarried(read) || isCarried(write) ? 'carried' : 'through'
  return read.ok || write.ok ? 'half' : 'cut'
}

/** A mark by shape, so that nothing hangs on colour alone. */
export const MARKS: Readonly<Record<Standing, string>> = {
  through: '●',
  carried: '◆',
  half: '◐',
  cut: '○',
  void: '–',
  'not-exercised': '·',
}

export const STANDINGS = Object.keys(MARKS) as readonly Standing[]

/** A word or two. */
export const VERDICTS: Readonly<Record<Standing, string>> = {
  through: 'through',
  carried: 'by a file',
  half: 'half',
  cut: 'cut off',
  void: 'void',
  'not-exercised': 'not exercised',
}

export const MEANINGS: Readonly<Record<Standing, string>> = {
  through: 'reads and writes over the network',
  carried: 'reads and writes by a file that people carry',
  half: 'reads, and cannot write, or the other way round',
  cut: 'cut off: nothing came through',
  void: 'void: the run proves nothing',
  'not-exercised': 'not exercised here',
}

/** What stands in a cell of the matrix. */
export function cellWords(cell: CellResult): readonly string[] {
  if (cell.notExercised !== undefined) return ['not exercised', cell.notExercised]
  if (cell.void !== undefined) return ['void', cell.void]
  const visit = lastVisit(cell)
  if (visit === undefined) return ['not exercised']
  if (!visit.read.ok && !visit.write.ok) return ['cut off']
  return [said('reads', visit.read), said('writes', visit.write)]
}

function said(verb: string, attempt: Attempt): string {
  if (!attempt.ok) return `cannot ${verb.slice(0, -1)}`
  if (isCarried(attempt)) return `${verb} by a carried file, ${duration(attempt.ms)}`
  const proven = attempt.by?.includes('proof') ?? false
  return proven ? `${verb}, proven in ${duration(attempt.ms)}` : `${verb} in ${duration(attempt.ms)}`
}

function isCarried({ by = '' }: Attempt): boolean {
  return by.includes('carried file')
}
