// Whether a text can be in the language that its source says: by its letters, which is all that is asked here.
//
// Programs come set to English and many a feed of a Chinese page says `en-US`; a file for Taiwan is called `post.tw.md`,
// which is Twi. A wrong language hides a text from who could read it, so what cannot be right counts as not said.

/** Letters under which nothing is seen. */
const FEW = 20
/** Of how many letters at least one must be of the language: names and quotations are in others. */
const ONE_OF = 4
const MIXED: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
}

/** @param lang a tag in canonical form @param text Markdown */
export function isWrittenIn(lang: string, text: string): boolean {
  const script = new Intl.Locale(lang).maximize().script
  const words = text.replace(/\]\(<[^>]*>\)|```[\s\S]*?```|`[^`]*`/g, ' ').match(/\p{L}/gu) ?? []
  if (script === undefined || words.length < FEW) return true
  try {
    const own = new RegExp(`[${(MIXED[script] ?? [script]).map((name) => `\\p{sc=${name}}`).join('')}]`, 'u')
    return words.filter((letter) => own.test(letter)).length * ONE_OF >= words.length
  } catch {
    return true
  }
}
