// Whose profiles say what a key is called: its own while it speaks, else those of the keys that speak for its name now.
//
// Whoever stole a key may have said anything of it before it was replaced: what its owner says now stands above what was
// said with it before, too.

import type { Names } from './names.ts'

/** Public keys; the first of them that has a profile names it. That of a retired one counts as its other words do. */
export function shownBy(
  pubkey: string,
  name: string | undefined,
  names: Pick<Names, 'currentKeys'>,
): readonly string[] {
  const current = name === undefined ? [] : names.currentKeys(name)
  return current.includes(pubkey) ? [pubkey, ...current] : [...current, pubkey]
}

/** What a key is called, or its name; undefined where nothing says it. @param said what the profile of a key says */
export function calledBy(
  pubkey: string,
  name: string | undefined,
  names: Pick<Names, 'currentKeys'>,
  said: (key: string) => string | undefined,
): string | undefined {
  return shownBy(pubkey, name, names)
    .map(said)
    .find((called) => called !== undefined)
}
