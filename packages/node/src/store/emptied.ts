// Tells who wants to know which ids have lost their bodies, whatever took them: a withdrawal by id, one by the address of an
// article, a wish to vanish, or any of them after its pause. Nothing is kept here, and nothing says when or in which order.

export class Emptied {
  readonly #listeners = new Set<(id: string) => void>()

  /** @returns stops it */
  on(listener: (id: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(id: string): void {
    for (const listener of this.#listeners) listener(id)
  }
}
