// Who wrote: a number in the thread for a throwaway key, a name for one that shows itself.
//
// Throwaway keys are shown by number and the start of the key; a profile (kind 0) without a key event gives a
// name that nothing protects, and the page says so. Nothing is fetched, no picture is shown.

import {
  calledBy,
  fingerprint,
  KIND,
  type LookAlikes,
  type Names,
  parseProfile,
  shownBy,
  type Thread,
  type VerifiedEvent,
  writerNumbers,
} from '@commonwall/wall'
import type { Author, Language } from '@commonwall/web/pages'
import type { EventStore } from '../store/store.ts'
import type { Source } from './source.ts'

/** Keys asked for in one question. */
const AT_ONCE = 400

export class Authors {
  readonly #profiles: ReadonlyMap<string, string>
  readonly #numbers: ReadonlyMap<string, number>
  readonly #names: Names
  readonly #looks: LookAlikes
  readonly #lang: Language

  constructor(
    { store, facts: { names, time }, looks }: Pick<Source, 'store' | 'facts' | 'looks'>,
    lang: Language,
    pubkeys: readonly string[],
    thread?: Thread<VerifiedEvent>,
  ) {
    this.#names = names
    this.#looks = looks.of(names)
    this.#lang = lang
    const keys = pubkeys.flatMap((key) => shownBy(key, names.nameOf(key), names))
    this.#profiles = profileNames(store, [...new Set(keys)], ({ pubkey, id }) =>
      names.countsAt(pubkey, time.witnessedTime(id)),
    )
    const hasName = (key: string) => names.nameOf(key) !== undefined
    this.#numbers = thread === undefined ? new Map() : writerNumbers(thread, hasName)
  }

  /** @param witnessed unix seconds, or undefined: what a retired key said after its rotation bears no name */
  of(pubkey: string, witnessed: number | undefined): Author {
    if (!this.#names.countsAt(pubkey, witnessed)) return { kind: 'throwaway', number: undefined, key: pubkey }
    return this.whoIs(pubkey)
  }

  /** What a key is called, or its name. */
  called(pubkey: string): string | undefined {
    return calledBy(pubkey, this.#names.nameOf(pubkey), this.#names, (key) => this.#profiles.get(key))
  }

  /** Whose key it is, whatever was said with it. */
  whoIs(pubkey: string): Author {
    const lasting = this.#names.nameOf(pubkey)
    const profile = this.called(pubkey)
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

/** The names that profiles of these keys give, as far as they count. */
export function profileNames(
  store: EventStore,
  pubkeys: readonly string[],
  counts: (profile: VerifiedEvent) => boolean = () => true,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < pubkeys.length; at += AT_ONCE) {
    const authors = pubkeys.slice(at, at + AT_ONCE)
    const { events } = store.query([{ kinds: [KIND.profile], authors, tags: {} }], authors.length)
    for (const event of events) {
      const name = counts(event) ? parseProfile(event)?.name : undefined
      if (name !== undefined) found.set(event.pubkey, name)
    }
  }
  return found
}
