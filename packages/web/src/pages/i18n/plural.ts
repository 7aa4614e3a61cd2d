// Numbers in sentences, by the rules of the language (Intl.PluralRules).

/** Chooses the form for a number and puts it where `#` stands; a language with one form gives only `other`. */
export function plural(lang: string): (n: number, one: string, other?: string) => string {
  const rules = new Intl.PluralRules(lang)
  const digits = new Intl.NumberFormat(lang, { useGrouping: 'min2' })
  return (n, one, other = one) => (rules.select(n) === 'one' ? one : other).replace('#', digits.format(n))
}
