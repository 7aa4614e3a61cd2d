// Who wrote: a number in the thread for a throwaway key, a name for one that shows itself.
//
// A name that reads like an earlier one (look-alike letters folded) is flagged; a name is known by its fingerprint.

import { fingerprint, skeleton, type VerifiedEvent } from '@commonwall/wall'
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
  const lasting = names.nameOf(pubkey)
  const profile = profileOf(wall, pubkey, lasting)
  if (lasting === undefined && profile === undefined)
    return { kind: 'throwaway', number: writers.get(pubkey), key: pubkey }
  const name = profile ?? pubkey.slice(0, 8)
  return {
    kind: 'name',
    name,
    fingerprint: lasting === undefined ? [] : fingerprint(lasting, lang === 'en' ? 'en' : 'zh'),
    lookalike: looksLikeEarlier(wall, name, lasting),
  }
}

/** The profile of a key, or of any current key of its name. */
export function profileOf(wall: Wall, pubkey: string, lasting: string | undefined): string | undefined {
  const own = wall.view.profiles.get(pubkey)?.name
  if (own !== undefined || lasting === undefined) return own
  for (const key of wall.held.names.currentKeys(lasting)) {
    const name = wall.view.profiles.get(key)?.name
    if (name !== undefined) return name
  }
  return undefined
}

const firsts = new WeakMap<Wall, ReadonlyMap<string, string>>()

/** True if another lasting name, witnessed earlier, reads the same. */
function looksLikeEarlier(wall: Wall, name: string, lasting: string | undefined): boolean {
  const first = firstsOf(wall).get(skeleton(name))
  return first !== undefined && first !== lasting
}

/** By skeleton, the lasting name that had it first. */
function firstsOf(wall: Wall): ReadonlyMap<string, string> {
  const known = firsts.get(wall)
  if (known !== undefined) return known
  const found = new Map<string, string>()
  const byAge = [...wall.held.names.all].sort((a, b) => (a.keys[0]?.from ?? 0) - (b.keys[0]?.from ?? 0))
  for (const { name, keys } of byAge) {
    const shown = profileOf(wall, keys[0]?.pubkey ?? '', name)
    if (shown === undefined) continue
    const look = skeleton(shown)
    if (!found.has(look)) found.set(look, name)
  }
  firsts.set(wall, found)
  return found
}
