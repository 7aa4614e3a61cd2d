// What places are called, as in drafts of the United Nations: 62, 62 bis, 62 ter; Alt 1, Alt 2 in brackets.

/** The names of what was inserted after one place, in order; beyond them numbers. */
const REPEATS = [
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'nonies',
  'decies',
] as const

/** A place of the text, as far as its name goes. */
export interface Named {
  readonly id: string
  /** Undefined for an inserted one. */
  readonly slug?: string | undefined
  /** Id of the place that an inserted one follows. */
  readonly after?: string | undefined
}

/** The name of each place by id: its slug, or that of the place before it with bis, ter and so on. */
export function placeLabels(places: readonly Named[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  const inserted = new Map<string, number>()
  for (const { id, slug, after } of places) {
    if (slug !== undefined || after === undefined) {
      labels.set(id, slug ?? id.slice(0, 8))
      continue
    }
    const count = inserted.get(after) ?? 0
    inserted.set(after, count + 1)
    labels.set(id, `${labels.get(after) ?? after.slice(0, 8)} ${REPEATS[count] ?? `+${count + 1}`}`)
  }
  return labels
}
