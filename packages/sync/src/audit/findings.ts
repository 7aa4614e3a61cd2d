// What an audit says: findings, each with the path at which it was made.
//
// A finding is anything that a correct node would not have published. An audit goes on after one, so that
// one flipped bit does not hide another.

export interface Finding {
  /** Path below the wall's prefix. */
  readonly path: string
  /** What is wrong: expectation and got. */
  readonly problem: string
  /** True for what a log itself signed: it is so in every copy, and speaks against the log, not against who passes it on. */
  readonly signed?: true
}

export class Findings {
  readonly #list: Finding[] = []

  get list(): readonly Finding[] {
    return this.#list
  }

  add(path: string, problem: string): void {
    this.#list.push({ path, problem })
  }

  /** What the log itself signed. */
  addSigned(path: string, problem: string): void {
    this.#list.push({ path, problem, signed: true })
  }

  /** Runs a step; what it throws becomes a finding, and the step gives undefined. */
  async during<T>(path: string, step: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await step()
    } catch (error) {
      this.add(path, error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
}
