// An opinion map in characters: where most people of a field stand, by our clusters on the left, by Polis on the right.

import type { OpinionMap } from '@commonwall/assembly'
import type { Conversation } from './conversation.ts'

const WIDTH = 34
const HEIGHT = 14
const SIGNS = 'ox+#*'

/** Lines of both maps, side by side. */
export function drawMaps({ rows }: Conversation, map: OpinionMap): string[] {
  const groupOf = (row: number) => {
    const group = rows[map.people[row] ?? 0]?.notes[0] ?? ''
    return group === '' ? undefined : Number(group)
  }
  const signs = signsLike(map, groupOf)
  const ours = fields(map, (row) => signs[map.clusters?.labels[row] ?? -1])
  const theirs = fields(map, groupOf)
  const edge = `+${'-'.repeat(WIDTH)}+`
  return [
    `${'our map'.padEnd(WIDTH + 5)}Polis' groups`,
    `${edge}   ${edge}`,
    ...ours.map((line, at) => `|${line}|   |${theirs[at]}|`),
    `${edge}   ${edge}`,
  ]
}

/** For each cluster of ours the number of the group that most of its people are in, each once, so that signs match. */
function signsLike(map: OpinionMap, groupOf: (row: number) => number | undefined): number[] {
  const clusters = map.clusters?.centres.length ?? 0
  const shared = [...map.people.keys()].map((row) => [map.clusters?.labels[row] ?? 0, groupOf(row)] as const)
  const pairs = Array.from({ length: clusters }, (_, cluster) =>
    Array.from({ length: SIGNS.length }, (_, group) => ({
      cluster,
      group,
      people: shared.filter(([c, g]) => c === cluster && g === group).length,
    })),
  ).flat()
  const signs: number[] = []
  for (const { cluster, group } of pairs.sort((a, b) => b.people - a.people || a.group - b.group))
    if (signs[cluster] === undefined && !signs.includes(group)) signs[cluster] = group
  return signs
}

function fields(map: OpinionMap, labelOf: (row: number) => number | undefined): string[] {
  const counts = Array.from({ length: HEIGHT }, () =>
    Array.from({ length: WIDTH }, () => new Map<number, number>()),
  )
  const across = place(map.x, WIDTH)
  const down = place(map.y, HEIGHT)
  map.people.forEach((_, row) => {
    const field = counts[down[row] ?? 0]?.[across[row] ?? 0]
    const label = labelOf(row) ?? -1
    field?.set(label, (field.get(label) ?? 0) + 1)
  })
  return counts.map((line) => line.map(signOf).join(''))
}

/** Fields from the 2nd to the 98th of 100 people; who is further out stands at the edge. */
function place(values: Float64Array, fields: number): number[] {
  const sorted = values.toSorted()
  const low = sorted[Math.floor(values.length / 50)] ?? 0
  const high = sorted[Math.floor((values.length * 49) / 50)] ?? 0
  const width = Math.max(1, high - low)
  return Array.from(values, (value) =>
    Math.max(0, Math.min(fields - 1, Math.floor(((value - low) * fields) / width))),
  )
}

function signOf(field: ReadonlyMap<number, number>): string {
  const [most] = [...field].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (!most) return ' '
  return most[0] < 0 ? '·' : (SIGNS[most[0]] ?? '?')
}
