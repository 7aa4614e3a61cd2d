// What was opened, to be closed in reverse: the last opened may still need the first.

interface Closable {
  close(): unknown
}

export class Closing {
  readonly #opened: Closable[] = []
  #closed: Promise<void> | undefined

  /** Remembers something to close, and returns it. */
  add<T extends Closable>(opened: T): T {
    this.#opened.push(opened)
    return opened
  }

  /** Closes everything once; one that fails does not keep the others open. @throws AggregateError */
  close(): Promise<void> {
    this.#closed ??= this.#closeAll()
    return this.#closed
  }

  async #closeAll(): Promise<void> {
    const errors: unknown[] = []
    for (const opened of this.#opened.splice(0).reverse()) {
      try {
        await opened.close()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} parts did not close in order`)
  }
}
