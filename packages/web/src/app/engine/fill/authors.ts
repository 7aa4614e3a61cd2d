// Who wrote: a number in the thread for a throwaway key, a name for one that shows itself.
//
// A name that reads like an earlier one (look-alike letters folded) is flagged; a name is known by its fingerprint.

import { calledBy, fingerprint, LookAlikes, type VerifiedEvent } from '@commonwall/wall'
import type { Author, Language } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'

/** @param writers numbers of the throwaway keys of this thread */
export function authorOf(
  wall: Wall,
  event: VerifiedEvent,
  lang: Language,
  writers: ReadonlyMap<string, number> = new Map(),
): Author {
  const { pubkey } = event
  const { names, history } = wall.held
  if (!names.countsAt(pubkey, history.witnessedTime(event.id)))
    return { kind: 'throwaway', number: undefined, key: pubkey }
  return whoIs(wall, pubkey, lang, writers)
}

/** Whose key it is, whatever was said with it. */
export function whoIs(
  wall: Wall,
  pubkey: string,
  lang: Language,
  writers: ReadonlyMap<string, number> = new Map(),
): Author {
  const { names } = wall.held
  const lasting = names.nameOf(pubkey)
  const profile = profileOf(wall, pubkey, lasting)
  if (lasting === undefined && profile === undefined)
    return { kind: 'throwaway', number: writers.get(pubkey), key: pubkey }
  const name = profile ?? pubkey.slice(0, 8)
  return {
    kind: 'name',
    name,
    fingerprint: lasting === undefined ? [] : fingerprint(lasting, lang === 'en' ? 'en' : 'zh'),
    partlyRead: !wall.isWhole,
    lookalike: looksOf(wall).has(name, lasting),
  }
}

/** What a key is called, or its name. */
export function profileOf(wall: Wall, pubkey: string, lasting: string | undefined): string | undefined {
  return calledBy(pubkey, lasting, wall.held.names, (key) => wall.view.profiles.get(key)?.name)
}

const looks = new WeakMap<Wall, LookAlikes>()

/** Which names read like an earlier one. */
export function looksOf(wall: Wall): LookAlikes {
  const known = looks.get(wall)
  if (known !== undefined) return known
  const shownAs = ({ name, keys }: { name: string; keys: readonly { pubkey: string }[] }) =>
    profileOf(wall, keys[0]?.pubkey ?? '', name)
  const made = new LookAlikes(wall.held.names.all, shownAs)
  looks.set(wall, made)
  return made
}
