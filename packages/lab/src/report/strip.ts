// A run as a strip: time from left to right, what the reader did above, what the wall did below. Long waits are cut
// short, so that seconds and weeks stand in one picture.

import type { Entry } from '../journal.ts'
import type { CellResult } from '../runner/result.ts'

const WIDTH = 700
/** No wait is drawn longer than this share of all that happens. */
const LONGEST = 12

export function strip({ entries, visits }: CellResult): string {
  const told = entries.filter(({ who }) => who !== 'world')
  if (told.length < 2) return ''
  const at = placesOf(told)
  const marks = told.map((entry, index) => {
    const x = (at[index] ?? 0) * (WIDTH - 20) + 10
    if (entry.who === 'wall') return `<path class="blow" d="M${x.toFixed(1)} 26v14"/>`
    const good = /^has (read|written)|verified|it is sent/.test(entry.what)
    return good
      ? `<path class="good" d="M${x.toFixed(1)} 14h0"/>`
      : `<path class="act" d="M${x.toFixed(1)} 8v12"/>`
  })
  const blows = told.filter(({ who }) => who === 'wall').length
  const { read, write } = visits.at(-1) ?? {}
  const said = `${told.length - blows} things that the reader did, ${blows} blows of the wall; in the end ${read?.ok ? 'read' : 'not read'}, ${write?.ok ? 'written' : 'not written'}`
  return `<svg class="strip" viewBox="0 0 ${WIDTH} 46" preserveAspectRatio="none" role="img" aria-label="${said}"><path class="axis" d="M0 23H${WIDTH}"/>${marks.join('')}</svg><p class="legend">Above the line what the reader did (green: it worked), below it, red, what the wall did. Long waits are drawn short.</p>`
}

/** From 0 to 1. Each wait counts by its logarithm. */
function placesOf(entries: readonly Entry[]): readonly number[] {
  let sum = 0
  const sums = entries.map(({ at }, index) => {
    const waited = index === 0 ? 0 : Math.max(0, at - (entries[index - 1]?.at ?? at))
    sum += 0.4 + Math.min(LONGEST, Math.log2(1 + waited / 250))
    return sum
  })
  return sums.map((one) => one / (sum || 1))
}
