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
  if (name === undefined) return [pubkey]
  const current = names.currentKeys(name)
  return current.includes(pubkey) ? [pubkey, ...current] : [...current, pubkey]
}
