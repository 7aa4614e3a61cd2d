// Voices under a letter, by assembly and group.

import type { LetterVoice } from '@commonwall/assembly'
import type { SignedVoices, Spoken } from '../model.ts'

/** So many keys without a name are looked at: each costs three signatures of an issuer. */
export const VOICES_LOOKED_AT = 100

/** @param about of an assembly, by its id; undefined where it has no place · @param placeOf of a key's signature */
export function signedVoices(
  voices: readonly LetterVoice[],
  about: (assembly: string) => { readonly place: number; readonly title: Spoken | undefined } | undefined,
  placeOf: (pubkey: string) => number | undefined,
): readonly SignedVoices[] {
  const grouped = Map.groupBy(voices, ({ assembly, group }) => `${assembly} ${group}`)
  return [...grouped.values()].flatMap((same) => {
    const [{ assembly, group } = { assembly: '', group: '' }] = same
    const known = about(assembly)
    if (known === undefined) return []
    const places = same.map(({ pubkey }) => placeOf(pubkey))
    return [{ assembly: known.place, title: known.title, group, places }]
  })
}
