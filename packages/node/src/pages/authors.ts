// Who wrote: a number in the thread for a throwaway key, a name for one that shows itself.
//
// Throwaway keys are shown by number and the start of the key; a profile (kind 0) without a key event gives a
// name that nothing protects, and the page says so. Nothing is fetched, no picture is shown.

import {
  fingerprint,
  KIND,
  type LookAlikes,
  type Names,
  parseProfile,
  type Thread,
  type VerifiedEvent,
  writerNumbers,
} from '@commonwall/wall'
import type { Author, Language } from '@commonwall/web/pages'
import type { EventStore } from '../store/store.ts'
import type { Source } from './source.ts'

export class Authors {
  readonly #profiles: ReadonlyMap<string, string>
  readonly #numbers: ReadonlyMap<string, number>
  readonly #names: Names
  readonly #looks: LookAlikes
  readonly #lang: Language

  constructor(
    { store, facts: { names }, looks }: Pick<Source, 'store' | 'facts' | 'looks'>,
    lang: Language,
    pubkeys: readonly string[],
    thread?: Thread<VerifiedEvent>,
  ) {
    this.#names = names
    this.#looks = looks.of(names)
    this.#lang = lang
    this.#profiles = profileNames(store, [...new Set(pubkeys)])
    const hasName = (key: string) => names.nameOf(key) !== undefined
    this.#numbers = thread === undefined ? new Map() : writerNumbers(thread, hasName)
  }

  /** @param witnessed unix seconds, or undefined: what a retired key said after its rotation bears no name */
  of(pubkey: string, witnessed: number | undefined): Author {
    if (!this.#names.countsAt(pubkey, witnessed)) return { kind: 'throwaway', number: undefined, key: pubkey }
    return this.whoIs(pubkey)
  }

  /** True for a key that calls itself something. */
  hasProfile(pubkey: string): boolean {
    return this.#profiles.has(pubkey)
  }

  /** Whose key it is, whatever was said with it. */
  whoIs(pubkey: string): Author {
    const lasting = this.#names.nameOf(pubkey)
    const profile = this.#profiles.get(pubkey)
    if (lasting === undefined && profile === undefined)
      return { kind: 'throwaway', number: this.#numbers.get(pubkey), key: pubkey }
    const name = profile ?? pubkey.slice(0, 8)
    return {
      kind: 'name',
      name,
      fingerprint: lasting === undefined ? [] : fingerprint(lasting, this.#lang === 'en' ? 'en' : 'zh'),
      lookalike: this.#looks.has(name, lasting),
    }
  }
}

/** The names that profiles of these keys give. */
export function profileNames(store: EventStore, pubkeys: readonly string[]): ReadonlyMap<string, string> {
  if (pubkeys.length === 0) return new Map()
  const { events } = store.query([{ kinds: [KIND.profile], authors: pubkeys, tags: {} }], pubkeys.length)
  return new Map(
    events.flatMap((event) => {
      const name = parseProfile(event)?.name
      return name === undefined ? [] : [[event.pubkey, name] as const]
    }),
  )
}
