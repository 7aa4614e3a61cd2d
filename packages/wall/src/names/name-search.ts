// Finding names: by what they are called, in either Chinese script and from the first letters on, by the words of their
// fingerprint, and by what reads like it, so that a look-alike stands beside the name that it is taken for.

import { fingerprint } from '../fingerprint/index.ts'
import { holdsPhrases, queryTerms, searchTerms, skeleton } from '../text/index.ts'

/** Somebody who can be found. */
export interface Findable {
  /** Id of the inception; undefined for a key that no key event protects. */
  readonly name: string | undefined
  /** What it calls itself. */
  readonly shown: string | undefined
}

export class NameSearch<T extends Findable> {
  readonly #all: readonly T[]
  /** Cut when they are first looked through: by place in the list. */
  readonly #terms: (readonly string[])[] = []
  readonly #looks: string[] = []

  /** @param all in the order in which they are to be found */
  constructor(all: readonly T[]) {
    this.#all = all
  }

  /** At most so many; nothing for words without a letter or digit. */
  find(query: string, most: number): readonly T[] {
    // A name is found while it is being typed: the last term of a phrase need not be whole.
    const phrases = queryTerms(query).map(({ terms }) => ({ terms, prefix: true }))
    const look = phrases.length === 0 ? '' : skeleton(query)
    const found: T[] = []
    for (const [at, one] of this.#all.entries()) {
      if (found.length === most) break
      if (holdsPhrases(this.#termsOf(at, one), phrases) || (look !== '' && this.#readsLike(at, one, look)))
        found.push(one)
    }
    return found
  }

  #termsOf(at: number, { name, shown = '' }: T): readonly string[] {
    const known = this.#terms[at]
    if (known !== undefined) return known
    const words =
      name === undefined ? [] : [fingerprint(name, 'en').join(' '), fingerprint(name, 'zh').join('')]
    const terms = searchTerms([shown, ...words].join('\n'))
    this.#terms[at] = terms
    return terms
  }

  #readsLike(at: number, { shown = '' }: T, look: string): boolean {
    this.#looks[at] ??= ` ${skeleton(shown)}`
    return this.#looks[at].includes(` ${look}`)
  }
}
