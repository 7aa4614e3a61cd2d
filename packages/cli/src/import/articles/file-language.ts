// The language that a file's name says, as `post.zh.md` and `post.zh-hant.md` do.
//
// `post.old.md`, `post.min.md` and `readme.v2.md` say none. `old`, `min` and `new` are registered languages too (ISO 639-3),
// so a code of three letters counts only where Unicode has the rules of that language; one of two letters is meant as one
// where it is registered. Who writes in another says so in the front matter.

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
const NAMED = /^(.*)\.([a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?)\.(?:md|markdown)$/i

/** @returns what stands before the language, which translations share, and the language */
export function fileLanguage(name: string): { readonly stem: string; readonly lang: string } | undefined {
  const [, stem, said] = NAMED.exec(name) ?? []
  if (stem === undefined || said === undefined) return undefined
  try {
    const lang = new Intl.Locale(said.replaceAll('_', '-')).toString()
    // A code of three letters with a shorter form, as `bak` for `ba`, is nobody's way to write it.
    const kept = lang.split('-')[0] === said.split(/[-_]/)[0]?.toLowerCase()
    const known =
      lang.split('-')[0]?.length === 2
        ? NAMES.of(lang) !== undefined
        : Intl.PluralRules.supportedLocalesOf(lang).length > 0
    return kept && known ? { stem, lang } : undefined
  } catch {
    return undefined
  }
}
