// Lists rendered in the last second: many readers of one moment get the same page.
//
// Holds public pages only, never an answer to a search. Bounded, and emptied when something is released.

const MOST = 200

export class PageCache {
  readonly #now: () => number
  readonly #pages = new Map<string, { readonly html: string; readonly second: number }>()

  /** @param now unix seconds */
  constructor(now: () => number) {
    this.#now = now
  }

  /** The page of this key, made if it was not made in this second; undefined is not kept. */
  get(key: string, make: () => string | undefined): string | undefined {
    const second = Math.floor(this.#now())
    const held = this.#pages.get(key)
    if (held?.second === second) return held.html
    const html = make()
    if (html === undefined) return undefined
    if (this.#pages.size >= MOST) this.#pages.clear()
    this.#pages.set(key, { html, second })
    return html
  }

  clear(): void {
    this.#pages.clear()
  }
}
