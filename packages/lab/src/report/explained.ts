// What somebody needs who has never heard of any of it: a picture of the line, the exceptions in words, the words.

import type { Report } from './page.ts'
import { cellWords, escapeHtml, MARKS, standingOf } from './words.ts'

/** The way of a request, and where the wall stands on it. */
export function picture(): string {
  return `<figure class="line"><svg viewBox="0 0 780 170" role="img" aria-label="A reader, the wall, and a host behind it. On the way out the wall reads the question where a host is, and the name in the greeting; it answers with a forged address, a cut, or silence.">
<g class="place"><rect x="2" y="58" width="104" height="56" rx="6"/><text x="54" y="91">you</text></g>
<g class="place"><rect x="674" y="58" width="104" height="56" rx="6"/><text x="726" y="91">a host</text></g>
<rect class="stone" x="372" y="14" width="100" height="144" rx="4"/><text class="on" x="422" y="91">the wall</text>
<path class="way" d="M110 72H368M476 72H668"/><path class="tip" d="M670 72l-9-5v10z"/><text x="239" y="40">1  “where is it?”</text><text x="239" y="62">2  “hello, I want …”</text>
<path class="back" d="M668 102H476M368 102H112"/><path class="tip" d="M110 102l9-5v10z"/><text x="239" y="126">a forged address,</text><text x="239" y="147">a cut, or silence</text><text x="572" y="126">what it let through</text>
</svg><figcaption>To open a page a program first asks <b>where</b> its host is, in clear. Then it greets the host, and says in clear <b>which</b> host it wants; only the rest is locked. The wall reads both. It answers with a forged address, cuts the line, or swallows what was sent, and often does so for minutes to come.</figcaption></figure>`
}

/** Where a program on trial did not get through over the network, and why. */
export function exceptions({ scenarios, readers, cells, onTrial = [] }: Report): string {
  const lines = scenarios.flatMap((scenario) =>
    readers.flatMap(({ id, title }) => {
      const cell = cells.find((one) => one.scenario === scenario.id && one.reader === id)
      if (!onTrial.includes(id) || cell === undefined) return []
      const standing = standingOf(cell)
      if (standing === 'through') return []
      const why =
        cell.notExercised ??
        cell.void ??
        scenario.nothingCould ??
        'The line was open in principle, so this is a defeat: see the run.'
      return [
        `<li><i class="${standing}">${MARKS[standing]}</i><b>${escapeHtml(scenario.title)}</b>, ${escapeHtml(title)}: ${escapeHtml(
          cellWords(cell)
            .filter((word) => word !== why)
            .join('; '),
        )}. ${escapeHtml(why.charAt(0).toUpperCase() + why.slice(1).replace(/[.]$/, ''))}.</li>`,
      ]
    }),
  )
  if (onTrial.length === 0) return ''
  return `<h2>Where Commonwall does not get through by the network</h2>${
    lines.length === 0 ? '<p>Nowhere in these runs.</p>' : `<ul class="why">${lines.join('')}</ul>`
  }`
}

export function findings({ findings = [] }: Report): string {
  return findings
    .map(
      ({ title, well, tells }) =>
        `<section class="finding"><h2>${escapeHtml(title)}</h2><p class="${well ? 'through' : 'cut'} verdict"><i>${well ? MARKS.through : MARKS.cut}</i>${well ? 'As it should be' : 'Not as it should be'}</p>${tells
          .map((one) => `<p>${escapeHtml(one)}</p>`)
          .join('')}</section>`,
    )
    .join('\n')
}

const WORDS: readonly (readonly [string, string])[] = [
  ['forged answer (DNS)', 'Asked where a host is, the wall answers first, with an address where nobody is.'],
  [
    'name in the greeting (SNI)',
    'The first thing that a browser says to a host, in clear: which site it wants.',
  ],
  ['reset', 'A forged message that makes both ends believe that the other hung up.'],
  [
    'residual blocking',
    'After one forbidden name, everything to that host is cut for minutes, whatever is said.',
  ],
  [
    'hello that hides the name (ECH)',
    'A newer greeting in which the name is locked too; it needs a listed outer name.',
  ],
  ['QUIC', 'A newer way to carry web pages, over other packets, with the name still readable at first.'],
  ['prober', 'Somebody who knocks at a host later, to see what it is.'],
  ['mirror', 'Another host with the same posts. As posts are signed, it need not be trusted.'],
  ['bridge', 'An address that no announcement names: one person gives it to another.'],
]

export function glossary(): string {
  return `<details class="words"><summary>Words that you meet</summary><dl>${WORDS.map(
    ([word, meaning]) => `<dt>${word}</dt><dd>${meaning}</dd>`,
  ).join('')}</dl></details>`
}
