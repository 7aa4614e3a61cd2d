// Strangers' words on a terminal: nothing in them may move the cursor, colour the screen or turn the line around. Hosts are
// strangers too: what one says why it refuses something stands in results and in errors.

/** C0 but newline and tab, DEL, C1, and what overrides or embeds a direction. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text that only shows letters. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, '')
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim()
}

/** A value as JSON that only shows letters; it reads back as the same. */
export function plainJson(value: unknown, space?: number): string {
  return JSON.stringify(value, undefined, space).replace(
    UNSAFE,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A text with a margin before each line. */
export function indented(text: string, margin: string): string {
  return plainText(text)
    .split('\n')
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n')
}
