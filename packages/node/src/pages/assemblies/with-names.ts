// Whom the texts of an assembly mention, in the reader's language: what an assembly was folded to is the same in all.

import type { AssemblyView } from '@commonwall/web/assembly'
import { referencesIn } from '@commonwall/web/fill'
import type { Language } from '@commonwall/web/pages'
import { Authors } from '../authors.ts'
import { keysIn } from '../posts.ts'
import type { Source } from '../source.ts'

export function withNames(
  texts: AssemblyView['texts'],
  source: Pick<Source, 'store' | 'facts' | 'looks'>,
  lang: Language,
): AssemblyView['texts'] {
  const naming = Object.entries(texts).filter(([, { text }]) => text?.text.includes('nostr:n'))
  if (naming.length === 0) return texts
  const people = naming.flatMap(([, { text }]) => keysIn(text?.text ?? ''))
  const authors = new Authors(source, lang, people)
  const named = naming.map(([id, cited]) => {
    const references = referencesIn(cited.text?.text ?? '', new Map(), (key) => authors.whoIs(key))
    return [id, { ...cited, references }] as const
  })
  return { ...texts, ...Object.fromEntries(named) }
}
