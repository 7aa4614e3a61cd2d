// In which language a post is, as its author says, and in which direction that is written.

import type { NostrEvent } from '../event/index.ts'

/** Languages whose usual script runs from right to left. */
const RTL_LANGUAGES: ReadonlySet<string> = new Set(
  'ar arc arz ckb dv fa he ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' '),
)
/** Scripts that run from right to left, as the second or third part of a language tag (ISO 15924). */
const RTL_SCRIPTS: ReadonlySet<string> = new Set('adlm arab hebr mand nkoo rohg samr syrc thaa'.split(' '))

/** The language tag of a post (`["l", lang]`, or NIP-32's ISO-639-1 self-label), or undefined. */
export function langOf(event: NostrEvent): string | undefined {
  return event.tags.find((tag) => tag[0] === 'l' && (tag.length < 3 || tag[2] === 'ISO-639-1'))?.[1]
}

/** The direction of a language tag; a script in the tag outweighs the language (`pa-Arab`, `ug-Latn`). */
export function directionOf(lang: string | undefined): 'ltr' | 'rtl' {
  if (lang === undefined) return 'ltr'
  const [language = '', ...rest] = lang.toLowerCase().split('-')
  const script = rest.find((part) => /^[a-z]{4}$/.test(part))
  if (script !== undefined) return RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr'
  return RTL_LANGUAGES.has(language) ? 'rtl' : 'ltr'
}
