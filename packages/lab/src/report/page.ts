// The report: one HTML page without scripts. First the picture that can be read in a glance, then why, then each run.

import type { Reader } from '../runner/reader.ts'
import type { CellResult } from '../runner/result.ts'
import type { Scenario } from '../scenario/schema.ts'
import { exceptions, findings, glossary, picture } from './explained.ts'
import { matrix, tallies } from './matrix.ts'
import { STYLE } from './style.ts'
import { timeline } from './timeline.ts'
import { escapeHtml } from './words.ts'

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
  /** Ids of the readers that are on trial: where one does not get through, the page says why. */
  readonly onTrial?: readonly string[]
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
  virtual: 'in virtual time, without a socket: the same seed gives the same page, to the byte',
  stream: 'with a real browser behind a proxy on this machine, half a minute at most for each',
  packet: 'with a real browser in a network of its own on this machine',
}

export function reportPage(report: Report): string {
  const { scenarios, readers, notes = [], driver, seed } = report
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Who gets through</title><style>${STYLE}</style>
<header><h1>Who gets through</h1>
<p>In some countries a wall stands between people and much of the web. It cuts lines, forges answers and slows what is left. Below are ${scenarios.length} ways in which it does that, as far as they are published, and ${readers.length} programs with which somebody behind it tries to read and to answer. All of it ran on one machine, against a model of the wall.</p></header>
${tallies(report)}
${picture()}
<h2 id="matrix">Way by way</h2>
${matrix(report)}
${exceptions(report)}
${findings(report)}
<h2>How to read it</h2>
<p><b>Reads</b> means: the newest text came, and, where a program can, its signature and its place on the wall were verified. <b>Writes</b> means: the text is there for others, and for ours with a proof. A run counts only if first a forbidden visit failed and a harmless one passed; otherwise it is void.</p>
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('')}
<p class="pale">Run ${escapeHtml(DRIVERS[driver] ?? driver)}. Seed ${escapeHtml(seed)}.</p>
${glossary()}
<h2>The programs</h2>
<dl class="programs">${readers.map(({ title, tells }) => `<dt>${escapeHtml(title)}</dt><dd>${escapeHtml(tells)}</dd>`).join('')}</dl>
<h2>Every run</h2>
<p>Open one to see what its reader did and what the wall did, in their order.</p>
${scenarios.map((scenario) => story(scenario, report)).join('\n')}
</html>
`
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
      : `<p><b>No line could get through here.</b> ${escapeHtml(nothingCould)}</p>`
  }<p class="pale">As of ${escapeHtml(asOf)}, ${CONFIDENCE[confidence]}. ${escapeHtml(sources.join('; '))}.${
    unverified.length === 0 ? '' : ` Assumed: ${escapeHtml(unverified.join(' '))}`
  }</p>${runs.join('\n')}</section>`
}
