// Who wrote: a number in the thread for a throwaway key, a name for one that shows itself.
//
// Throwaway keys are shown by number and the start of the key; a profile (kind 0) without a key event gives a
// name that nothing protects, and the page says so. Nothing is fetched, no picture is shown.

import {
  addressOf,
  calledBy,
  fingerprint,
  KIND,
  type LookAlikes,
  type Names,
  parseProfile,
  shownBy,
  type Thread,
  takesPrecedence,
  type VerifiedEvent,
  writerNumbers,
} from '@commonwall/wall'
import type { Author, Language } from '@commonwall/web/pages'
import type { EventStore } from '../store/store.ts'
import { Absences } from './absences.ts'
import type { Source } from './source.ts'
import type { WallFacts } from './wall-facts.ts'

/** Keys asked for in one question. */
const AT_ONCE = 400

export class Authors {
  readonly #profiles: ReadonlyMap<string, string>
  readonly #numbers: ReadonlyMap<string, number>
  readonly #names: Names
  readonly #looks: LookAlikes
  readonly #lang: Language

  constructor(
    { store, facts, looks }: Pick<Source, 'store' | 'facts' | 'looks'>,
    lang: Language,
    pubkeys: readonly string[],
    thread?: Thread<VerifiedEvent>,
  ) {
    const { names } = facts
    this.#names = names
    this.#looks = looks.of(facts)
    this.#lang = lang
    const keys = pubkeys.flatMap((key) => shownBy(key, names.nameOf(key), names))
    this.#profiles = profileNames(store, facts, [...new Set(keys)])
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

/** The names that profiles of these keys give: of each key the one that takes precedence of those that stand open. */
export function profileNames(
  store: EventStore,
  facts: WallFacts,
  pubkeys: readonly string[],
): ReadonlyMap<string, string> {
  const newest = inParts(pubkeys).flatMap(
    (authors) => store.query([{ kinds: [KIND.profile], authors, tags: {} }], authors.length).events,
  )
  const isOpen = standingOpen(store, facts, newest)
  const found = new Map<string, string>()
  const others: VerifiedEvent[] = []
  for (const profile of newest) {
    // What claims no later date than the witnesses saw stands before every other one of its key.
    const first = isOpen(profile) && facts.keyOf(profile) === profile.created_at
    const name = first ? parseProfile(profile)?.name : undefined
    if (name !== undefined) found.set(profile.pubkey, name)
    if (!first) others.push(...store.versions(addressOf({ ...profile, tags: [] })))
  }
  const isOpenToo = standingOpen(store, facts, others)
  for (const [pubkey, profiles] of Map.groupBy(others.filter(isOpenToo), (profile) => profile.pubkey)) {
    const ranked = (profile: VerifiedEvent) => ({ id: profile.id, key: facts.keyOf(profile) })
    const current = profiles.reduce((a, b) => (takesPrecedence(ranked(a), ranked(b)) ? a : b))
    const name = parseProfile(current)?.name
    if (name !== undefined) found.set(pubkey, name)
  }
  return found
}

/** Answers which of these profiles are shown and have not left the segments. */
function standingOpen(store: EventStore, facts: WallFacts, profiles: readonly VerifiedEvent[]) {
  const absences = new Absences(
    store,
    facts,
    profiles.map(({ id }) => id),
  )
  return (one: VerifiedEvent) => !facts.isLeftOut(one) && !absences.isGone(one.id, KIND.profile)
}

function inParts(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, part) =>
    keys.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
}
