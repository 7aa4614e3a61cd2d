// Names whose keys are on this device, or sign outside in this tab, as screens see them: how far each is protected, and what of
// it would be lost with the tab.

import { fingerprint, KIND, type LastingName, tagValue } from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { profileOf } from '../fill/authors.ts'
import type { Own } from '../own/own.ts'
import type { Wall } from '../wall.ts'

export interface NameItem {
  readonly pubkey: string
  /** Id of the name's inception; undefined for a key that speaks for none. */
  readonly id: string | undefined
  readonly npub: string
  readonly name: string
  /** Six words each; empty while no key event protects it. */
  readonly fingerprint: { readonly en: readonly string[]; readonly zh: readonly string[] }
  /**
   * `protected`: witnessed. `waiting`: its key event is on its way. `replaced`: a rotation retired the key here.
   * `alone`: it speaks for no name. `asked`: a name lists it, and waits for its own word; the fingerprint is the name's.
   * Where several do, there is an item of each.
   */
  readonly state: 'protected' | 'waiting' | 'replaced' | 'alone' | 'asked'
  /** Its key signs outside, in a browser's extension. */
  readonly outside: boolean
  /** Its key is in this tab and nowhere else: nothing is saved, and no key file was made or opened here. */
  readonly diesWithTab: boolean
}

/** @param inFiles public keys of which a file was made or opened here */
export function namesHere(
  wall: Wall,
  { keyring, session }: Pick<Own, 'keyring' | 'session'>,
  inFiles: ReadonlySet<string>,
): readonly NameItem[] {
  const { names, history } = wall.held
  const line = (pubkey: string, state: NameItem['state'], id = names.nameOf(pubkey)): NameItem => ({
    pubkey,
    id,
    npub: npubEncode(pubkey),
    name: profileOf(wall, pubkey, id) ?? pubkey.slice(0, 8),
    fingerprint: sealOf(id),
    state,
    outside: keyring.outside.has(pubkey),
    diesWithTab:
      !session.saved &&
      keyring.secretOf(pubkey) !== undefined &&
      !inFiles.has(pubkey) &&
      state !== 'replaced',
  })
  return [...keyring.names, ...keyring.outside].flatMap((pubkey) => {
    const own = names.nameOf(pubkey)
    if (own !== undefined && !names.currentKeys(own).includes(pubkey)) return [line(pubkey, 'replaced')]
    if (own !== undefined) return [line(pubkey, history.isWitnessed(own) ? 'protected' : 'waiting')]
    const asking = askedBy(wall, pubkey)
    // Its word on a key event that is here or on its way, or its own.
    const said = [...wall.events.values()].filter(
      (event) => event.pubkey === pubkey && [`${event.kind}`, tagValue(event, 'k')].includes(`${KIND.key}`),
    )
    const agreed = asking.find(({ events }) =>
      said.some((event) => tagValue(event, 'e') === events.at(-1)?.id),
    )
    if (said.length > 0) return [line(pubkey, 'waiting', agreed?.name)]
    return asking.length > 0 ? asking.map(({ name }) => line(pubkey, 'asked', name)) : [line(pubkey, 'alone')]
  })
}

/** Names whose newest key event lists a key that did not speak for any so far: anybody may list any, so all are shown. */
export function askedBy({ held }: Wall, pubkey: string): readonly LastingName[] {
  return held.names.all.filter(({ events }) => events.at(-1)?.keys.includes(pubkey))
}

/** The fingerprint of a name, in both languages; none where there is no name yet. */
export function sealOf(name: string | undefined): NameItem['fingerprint'] {
  return name === undefined
    ? { en: [], zh: [] }
    : { en: fingerprint(name, 'en'), zh: fingerprint(name, 'zh') }
}
