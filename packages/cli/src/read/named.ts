// Texts with whom they mention by name, as on pages: a terminal opens nothing, and a code says nothing.

import { calledBy, fingerprint, mentionsIn, mentionWords, retold, type WallView } from '@commonwall/wall'
import type { LoadedWall } from '../source/load-wall.ts'

/** Says a text again. @param floors of the thread in which it stands, by id */
export type Telling = (text: string, floors?: ReadonlyMap<string, number | undefined>) => string

/** What a key is called, or its name; undefined where nothing says it. */
export type Calling = (pubkey: string) => string | undefined

export function callingNames(
  { names }: Pick<LoadedWall, 'names'>,
  { profiles }: Pick<WallView, 'profiles'>,
): Calling {
  return (pubkey) => calledBy(pubkey, names.nameOf(pubkey), names, (key) => profiles.get(key)?.name)
}

export function tellingNames({ names }: Pick<LoadedWall, 'names'>, called: Calling): Telling {
  const whoIs = (typed: string, pubkey: string): string => {
    const name = names.nameOf(pubkey)
    if (name === undefined) return mentionWords(typed, called(pubkey), [])
    return mentionWords(typed, called(pubkey) ?? pubkey.slice(0, 8), fingerprint(name, 'en'))
  }
  return (text, floors) =>
    retold(text, mentionsIn(text), ({ about, value }, typed) => {
      if (about === 'key') return whoIs(typed, value)
      const floor = floors?.get(value)
      return floor === undefined ? undefined : `#${floor}`
    })
}
