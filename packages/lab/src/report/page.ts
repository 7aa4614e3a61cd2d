// The report: one HTML page without scripts. First the picture that can be read in a glance, then each run in detail.

import type { Reader } from '../runner/reader.ts'
import type { CellResult } from '../runner/result.ts'
import type { Scenario } from '../scenario/schema.ts'
import { STYLE } from './style.ts'
import { idOf, timeline } from './timeline.ts'
import { cellWords, escapeHtml, MARKS, MEANINGS, type Standing, standingOf } from './words.ts'

/** What a trial beside the matrix showed, in words. */
export interface Finding {
  /** A question. */
  readonly title: string
  /** Whether it came out as it should. */
  readonly well: boolean
  /** A sentence or two each. */
  readonly tells: readonly string[]
}

export interface Report {
  readonly scenarios: readonly Scenario[]
  readonly readers: readonly Pick<Reader, 'id' | 'title' | 'tells'>[]
  readonly cells: readonly CellResult[]
  readonly seed: string
  readonly driver: string
  /** What the matrix alone would leave unsaid, a sentence each. */
  readonly notes?: readonly string[]
  readonly findings?: readonly Finding[]
}

const CONFIDENCE: Readonly<Record<Scenario['confidence'], string>> = {
  measured: 'measured',
  published: 'published and reviewed',
  reported: 'told by users',
  hypothetical: 'thought up: not seen yet',
}

const DRIVERS: Readonly<Record<string, string>> = {
  virtual: 'in virtual time, without a socket',
  stream: 'with a real browser behind a proxy on this machine',
  packet: 'with a real browser in a network of its own on this machine',
}

export function reportPage(report: Report): string {
  const { scenarios, readers, notes = [] } = report
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Who gets through</title><style>${STYLE}</style>
<h1>Who gets through</h1>
<p>In some countries a wall stands between people and much of the web. This page shows ways in which it is known to block, one a row, and programs with which somebody behind it tries to read and to answer, one a column. Everything ran against a model of the wall on one machine.</p>
<ul class="key">${(Object.keys(MARKS) as Standing[])
    .filter((standing) => report.cells.some((cell) => standingOf(cell) === standing))
    .map((standing) => `<li><i>${MARKS[standing]}</i>${MEANINGS[standing]}</li>`)
    .join('')}</ul>
<div class="wide"><table><thead><tr><th>What the wall does</th>${readers
    .map(({ title }) => `<th>${escapeHtml(title)}</th>`)
    .join('')}</tr></thead>
<tbody>${scenarios.map((scenario) => row(scenario, report)).join('\n')}</tbody></table></div>
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('')}
<h2>How to read it</h2>
<p><b>Reads</b> means: the newest text came, and, where a program can, its signature and its place on the wall were verified. <b>Writes</b> means: the text is there for others, and for ours with a proof. A run counts only if first a forbidden visit failed and a harmless one passed. What a program had to show to anybody on the line is under each run.</p>
<p class="pale">Run ${escapeHtml(DRIVERS[report.driver] ?? report.driver)}, seed ${escapeHtml(report.seed)}: the same seed gives the same page.</p>
<h2>The programs</h2>
<dl>${readers.map(({ title, tells }) => `<dt>${escapeHtml(title)}</dt><dd>${escapeHtml(tells)}</dd>`).join('')}</dl>
<h2>Every run</h2>
${scenarios.map((scenario) => story(scenario, report)).join('\n')}
</html>
`
}

function row(scenario: Scenario, { readers, cells }: Report): string {
  const found = readers.map(({ id }) =>
    cells.find((cell) => cell.scenario === scenario.id && cell.reader === id),
  )
  return `<tr><th><b>${escapeHtml(scenario.title)}</b><small>${escapeHtml(scenario.tells)}</small></th>${found
    .map((cell) =>
      cell === undefined ? '<td class="not-exercised"><span>not run</span></td>' : square(cell),
    )
    .join('')}</tr>`
}

function square(cell: CellResult): string {
  const standing = standingOf(cell)
  const [first = '', ...rest] = cellWords(cell).map(escapeHtml)
  return `<td class="${standing}"><a href="#${idOf(cell)}"><span><i>${MARKS[standing]}</i>${first}</span>${rest.map((word) => `<br>${word}`).join('')}</a></td>`
}

function story(scenario: Scenario, { readers, cells }: Report): string {
  const { number, title, tells, confidence, asOf, sources, unverified, nothingCould } = scenario
  const runs = readers.flatMap((reader) => {
    const cell = cells.find((one) => one.scenario === scenario.id && one.reader === reader.id)
    return cell === undefined ? [] : [timeline(cell, reader.title)]
  })
  return `<section><h3>${number}. ${escapeHtml(title)}</h3><p>${escapeHtml(tells)}</p>${
    nothingCould === undefined
      ? ''
      : `<p><b>Nothing could get through here.</b> ${escapeHtml(nothingCould)}</p>`
  }<p class="pale">As of ${escapeHtml(asOf)}, ${CONFIDENCE[confidence]}. ${escapeHtml(sources.join('; '))}.${
    unverified.length === 0 ? '' : ` Assumed: ${escapeHtml(unverified.join(' '))}`
  }</p>${runs.join('\n')}</section>`
}
