// What a person does in a browser, for journeys that go through several drivers. Whatever is looked for is waited for.

/** Milliseconds within which what is waited for must come. */
export const WITHIN = 60_000

/** What is looked for: a selector (`*` for wherever), and words that stand in what it finds. */
export type Place = readonly [selector: string, words?: string]

export interface Hands {
  open(url: string): Promise<void>
  /** Waits until it is there. @throws after a minute */
  see(...place: Place): Promise<void>
  /** Presses it, once it is there and can be pressed. */
  press(...place: Place): Promise<void>
  /** Types into a field. */
  fill(selector: string, text: string): Promise<void>
  key(name: 'Enter' | 'Escape'): Promise<void>
  /** The text of the first that a selector finds. */
  textOf(selector: string): Promise<string>
  url(): Promise<string>
  /** What the page answers; `question` sees nothing of this file. */
  ask<T>(question: () => Promise<T>): Promise<T>
}

/**
 * Looks once, in the page: the innermost that a selector finds with these words in it, if it can be pressed. Every driver is
 * given this function and not its own selectors, which differ.
 */
export function lookFor(selector: string, words?: string): Element | undefined {
  const found = [...document.querySelectorAll(selector)].filter(
    (one) => !one.matches(':disabled, script, style') && (one.textContent ?? '').includes(words ?? ''),
  )
  return words === undefined
    ? found[0]
    : found.find((one) => !found.some((other) => other !== one && one.contains(other)))
}

/** Before it is looked again. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200))
}

/** Asks until something other than undefined comes. @throws the last trouble, or that nothing came, after a minute */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + WITHIN; ; await rest())
    try {
      const found = await look()
      if (found !== undefined) return found
      if (Date.now() > end) throw new Error(`${what}: expected it within a minute, got none`)
    } catch (error) {
      // It was drawn anew meanwhile.
      if (Date.now() > end) throw error
    }
}
