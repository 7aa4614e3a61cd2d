// The picture that can be read in a glance: how often each program got through, and where.

import type { CellResult } from '../runner/result.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Report } from './page.ts'
import { idOf } from './timeline.ts'
import {
  cellWords,
  escapeHtml,
  MARKS,
  MEANINGS,
  STANDINGS,
  type Standing,
  standingOf,
  VERDICTS,
} from './words.ts'

/** One bar a program. */
export function tallies({ readers, cells }: Report): string {
  const rows = readers.map(({ id, title }) => {
    const own = cells.filter(({ reader }) => reader === id).map(standingOf)
    const counts = STANDINGS.map(
      (standing) => [standing, own.filter((one) => one === standing).length] as const,
    )
    const there = counts.filter(([, count]) => count > 0)
    const said = there.map(([standing, count]) => `${count} ${VERDICTS[standing]}`).join(', ')
    const bar = there
      .map(
        ([standing, count]) =>
          `<span class="${standing}" style="flex:${count}">${MARKS[standing]} ${count}</span>`,
      )
      .join('')
    return `<dt>${escapeHtml(title)}</dt><dd><div class="bar" role="img" aria-label="${said}">${bar}</div><small>${said}</small></dd>`
  })
  return `<dl class="tally">${rows.join('')}</dl>
<ul class="key">${STANDINGS.filter((standing) => cells.some((cell) => standingOf(cell) === standing))
    .map((standing) => `<li><i class="${standing}">${MARKS[standing]}</i>${MEANINGS[standing]}</li>`)
    .join('')}</ul>`
}

export function matrix(report: Report): string {
  const { scenarios, readers } = report
  return `<div class="wide"><table class="matrix"><thead><tr><th scope="col">What the wall does</th>${readers
    .map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`)
    .join('')}</tr></thead>
<tbody>${scenarios.map((scenario) => row(scenario, report)).join('\n')}</tbody></table></div>`
}

function row(scenario: Scenario, { readers, cells }: Report): string {
  const squares = readers.map(({ id, title }) =>
    square(
      cells.find((cell) => cell.scenario === scenario.id && cell.reader === id),
      title,
    ),
  )
  return `<tr><th scope="row"><b>${escapeHtml(scenario.title)}</b><small>${escapeHtml(scenario.tells)}</small></th>${squares.join('')}</tr>`
}

function square(cell: CellResult | undefined, title: string): string {
  const label = `<b class="who">${escapeHtml(title)}</b>`
  if (cell === undefined) return `<td class="not-exercised">${label}<span>not run</span></td>`
  const standing: Standing = standingOf(cell)
  const details = cellWords(cell).filter((word) => word !== VERDICTS[standing])
  return `<td class="${standing}"><a href="#${idOf(cell)}">${label}<span class="verdict"><i>${MARKS[standing]}</i>${VERDICTS[standing]}</span>${
    details.length === 0 ? '' : `<small>${details.map(escapeHtml).join('<br>')}</small>`
  }</a></td>`
}
