// A language by its own name, as far as this program knows it.

/** Posts name their languages themselves, and whoever wants to invents some: more than are spoken are not remembered. */
const MOST = 1_000
const named = new Map<string, string>()

export function nameOf(tag: string): string {
  const known = named.get(tag)
  if (known !== undefined) return known
  const name = findName(tag)
  if (named.size >= MOST) named.clear()
  named.set(tag, name)
  return name
}

/** Slow: it makes a whole table of names each time. */
function findName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
