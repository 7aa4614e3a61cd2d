// Names whose keys are on this device, or sign outside in this tab, as screens see them: how far each is protected, and what of
// it would be lost with the tab.

import { fingerprint, KIND, type LastingName } from '@commonwall/wall'
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
  const { names } = wall.held
  return [...keyring.names, ...keyring.outside].map((pubkey) => {
    const own = names.nameOf(pubkey)
    const asks = own === undefined ? askedBy(wall, pubkey) : undefined
    const id = own ?? asks?.name
    const state = stateOf(wall, pubkey, own, asks)
    return {
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
        (own === undefined || names.currentKeys(own).includes(pubkey)),
    }
  })
}

/** @param own the name that it speaks or spoke for · @param asks one that lists it, and has not its word */
function stateOf(
  { events, held: { names, history } }: Wall,
  pubkey: string,
  own: string | undefined,
  asks: LastingName | undefined,
): NameItem['state'] {
  if (own !== undefined && history.isWitnessed(own))
    return names.currentKeys(own).includes(pubkey) ? 'protected' : 'replaced'
  const spoke = [...events.values()].some(
    (event) => event.pubkey === pubkey && (event.kind === KIND.key || event.kind === KIND.signature),
  )
  if (own !== undefined || spoke) return 'waiting'
  return asks === undefined ? 'alone' : 'asked'
}

/** The name whose newest key event lists a key that did not speak for any so far. */
export function askedBy({ held }: Wall, pubkey: string): LastingName | undefined {
  return held.names.all.find(({ events }) => events.at(-1)?.keys.includes(pubkey))
}

/** The fingerprint of a name, in both languages; none where there is no name yet. */
export function sealOf(name: string | undefined): NameItem['fingerprint'] {
  return name === undefined
    ? { en: [], zh: [] }
    : { en: fingerprint(name, 'en'), zh: fingerprint(name, 'zh') }
}
