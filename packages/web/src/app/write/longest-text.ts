// How long a text may be, where it is typed.

/** Characters that surely fit into 60,000 bytes with everything around them, in any script. */
export const MOST = 18_000

/** What is pasted may be longer than a post, to be cut there. */
const MOST_PASTED = 4 * MOST

/**
 * Keeps out what is pasted a hundred times too long, over which a browser stands still for minutes: it stays where it was
 * copied. @returns true if it was kept out
 */
export function keepOut(event: ClipboardEvent, text: string): boolean {
  const pasted = event.clipboardData?.getData('text/plain') ?? ''
  if (text.length + pasted.length <= MOST_PASTED) return false
  event.preventDefault()
  return true
}
