// Takes out of a text what stands between two marks, with the marks: one pass, however many marks a stranger writes.

export interface Marks {
  /** With the flag `g`. */
  readonly open: RegExp
  /** What closes what this opened, with the flag `g`. */
  readonly close: (opened: RegExpExecArray) => RegExp
  /** True if one that nobody closes takes the rest of the text; else it stays as it is. */
  readonly takesRest?: (opened: RegExpExecArray) => boolean
}

/** @returns the text without them, and how many they were */
export function cutBetween(text: string, { open, close, takesRest = () => false }: Marks) {
  /** Closing marks of which the text has no more: looked for once, not for every mark that opens. */
  const gone = new Set<string>()
  const kept: string[] = []
  let left = 0
  let at = 0
  for (const opened of text.matchAll(open)) {
    if (opened.index < at) continue
    const closing = close(opened)
    closing.lastIndex = opened.index + opened[0].length
    const closed = gone.has(closing.source) ? null : closing.exec(text)
    if (closed === null) gone.add(closing.source)
    if (closed === null && !takesRest(opened)) continue
    kept.push(text.slice(at, opened.index))
    at = closed === null ? text.length : closing.lastIndex
    left++
  }
  kept.push(text.slice(at))
  return { text: kept.join(''), left }
}
