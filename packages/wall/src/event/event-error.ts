// What is said when something from outside is not what it should be: field, expectation, got.

/** An event, or a part of one, that the parser refuses. */
export class EventError extends Error {
  override readonly name = 'EventError'
  readonly code = 'event/invalid'
  readonly field: string
  readonly expected: string

  constructor(field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${show(got)}`)
    this.field = field
    this.expected = expected
  }
}

/** A short, safe picture of any value, for error messages: at most 60 characters, no control characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  // An object is never turned into text: what came from outside may say how, or that it cannot be.
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
