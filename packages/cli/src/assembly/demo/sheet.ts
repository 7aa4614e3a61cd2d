// Positions of many people on many texts in a small file: gzip of a line of JSON that says where they are from, then
// a line a row: one mark a cell (`+` for, `-` against, `0` neither, `.` absent), and notes behind tabs.

import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'

export type Mark = '+' | '-' | '0' | '.'

export interface SheetRow {
  readonly marks: string
  readonly notes: readonly string[]
}

/** What every header says; the rest is each demonstration's own. */
export interface SheetHeader {
  readonly source: string
  readonly licence: string
}

export interface Sheet<Header extends SheetHeader> {
  readonly header: Header
  readonly rows: readonly SheetRow[]
}

const DATA = new URL('../../../data/', import.meta.url)

/** Reads one of the sheets that come with the command. */
export function readSheet<Header extends SheetHeader>(name: string): Sheet<Header> {
  const text = gunzipSync(readFileSync(new URL(`${name}.gz`, DATA))).toString('utf8')
  const [first = '', ...lines] = text.trimEnd().split('\n')
  const rows = lines.map((line) => {
    const [marks = '', ...notes] = line.split('\t')
    return { marks, notes }
  })
  return { header: JSON.parse(first) as Header, rows }
}

/** Writes one, for `scripts/tables/opinions.ts`. */
export function writeSheet<Header extends SheetHeader>(name: string, { header, rows }: Sheet<Header>): void {
  const lines = rows.map(({ marks, notes }) => [marks.replace(/\.+$/, ''), ...notes].join('\t'))
  writeFileSync(
    new URL(`${name}.gz`, DATA),
    gzipSync([JSON.stringify(header), ...lines, ''].join('\n'), { level: 9 }),
  )
}

/** The mark of a cell; what was cut off at the end is absent. */
export function markAt(row: SheetRow, at: number): Mark {
  const mark = row.marks[at]
  return mark === '+' || mark === '-' || mark === '0' ? mark : '.'
}
