// Names that read like an earlier one: look-alike letters folded (DESIGN §3.6). A flag and no proof; a name is known by
// its fingerprint.

import { skeleton } from '../text/index.ts'
import type { LastingName } from './names.ts'

/** Who had a look first. */
export class LookAlikes {
  /** Names by skeleton. */
  readonly #firsts = new Map<string, string>()

  /** @param shownAs what a name calls itself; undefined for one without a profile */
  constructor(names: readonly LastingName[], shownAs: (name: LastingName) => string | undefined) {
    for (const name of byAge(names)) {
      const shown = shownAs(name)
      const look = shown === undefined ? '' : skeleton(shown)
      if (look !== '' && !this.#firsts.has(look)) this.#firsts.set(look, name.name)
    }
  }

  /**
   * True if another lasting name, witnessed earlier, reads like this one.
   * @param name to whom it belongs; undefined for what no key event protects
   */
  has(shown: string, name: string | undefined): boolean {
    const first = this.#firsts.get(skeleton(shown))
    return first !== undefined && first !== name
  }
}

/** The earliest witnessed first. */
export function byAge(names: readonly LastingName[]): readonly LastingName[] {
  return [...names].sort(
    (a, b) => (a.keys[0]?.from ?? 0) - (b.keys[0]?.from ?? 0) || (a.name < b.name ? -1 : 1),
  )
}
