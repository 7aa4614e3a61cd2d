// Lasting names looked for, and where each was heard last. Keys that only call themselves something are left to the app:
// a second search of the store would double what a search costs this host.

import { titleOf, WORD_KINDS } from '@commonwall/wall'
import { spokenIn } from '@commonwall/web/fill'
import type { Language, NameFound } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import { Authors } from './authors.ts'
import { rootEvent } from './lists.ts'
import type { Source } from './source.ts'

const SHOWN = 10
/** Newest posts of a name among which one that stands open is looked for. */
const LOOKED_AT = 5

export function namesFound(source: Source, query: string, lang: Language): readonly NameFound[] {
  const { names, time } = source.facts
  const lasting = source.looks.search(source.facts).find(query, SHOWN)
  const found = lasting.map(({ name }) => ({
    ...{ name, pubkey: names.currentKeys(name)[0] ?? '', keys: names.keysOf(name) },
  }))
  const authors = new Authors(
    source,
    lang,
    found.map(({ pubkey }) => pubkey),
  )
  return found.map(({ name, pubkey, keys }) => ({
    author: authors.whoIs(pubkey),
    since: time.witnessedTime(name),
    last: lastOf(source, keys),
  }))
}

function lastOf(source: Source, keys: readonly string[]): NameFound['last'] {
  const { store, facts, numbers } = source
  const { events } = store.query([{ kinds: [...WORD_KINDS], authors: keys, tags: {} }], LOOKED_AT, 'default')
  const said = events.filter((event) => !facts.isLeftOut(event))
  const roots = said.map((event) => rootEvent(source, numbers.rootFor(event) ?? ''))
  const absences = new Absences(
    store,
    facts,
    [...said, ...roots].flatMap((event) => event?.id ?? []),
  )
  for (const [at, event] of said.entries()) {
    const root = roots[at]
    if (root === undefined || absences.ofHeld(event) !== undefined || absences.ofHeld(root) !== undefined)
      continue
    return { path: numbers.pathOf(event), title: spokenIn(root, titleOf(root) ?? '') }
  }
  return undefined
}
