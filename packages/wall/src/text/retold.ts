// A text in which some parts are said otherwise, for where nothing can be opened: in a feed, on a terminal, in a file.

/** Such as `npub1qqqqq` of `nostr:npub1qqqqq…`: enough to tell two keys of one text apart. */
const START = /^nostr:(n(?:pub|profile)1.{5})/

/** What `say` leaves undefined stays as it is. @param parts in order, each apart from the others; UTF-16 units */
export function retold<T extends { readonly start: number; readonly end: number }>(
  text: string,
  parts: readonly T[],
  say: (part: T, typed: string) => string | undefined,
): string {
  let told = ''
  let at = 0
  for (const part of parts) {
    const said = say(part, text.slice(part.start, part.end))
    if (said === undefined) continue
    told += text.slice(at, part.start) + said
    at = part.end
  }
  return told + text.slice(at)
}

/**
 * Somebody who is mentioned, in plain words: a name with the words that tell whose it is; where none protects it, and for a
 * key without a name, with the start of its code.
 * @param typed the mention as it stands in the text
 */
export function mentionWords(
  typed: string,
  name: string | undefined,
  fingerprint: readonly string[],
): string {
  const key = `${START.exec(typed)?.[1] ?? typed}…`
  if (name === undefined) return `@${key}`
  return `@${name} (${fingerprint.length > 0 ? fingerprint.join(' ') : key})`
}
