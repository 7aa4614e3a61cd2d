// The day on which a source says that something was written, as it writes it: RFC 822 (RSS), RFC 3339 (Atom), and what
// WordPress and front matter have. The day of the writer's own time zone stays: it is what readers saw beside the text.
//
// `Date.parse` guesses; nothing here does. What is no date is undefined, and a day that no calendar has is none.

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const RFC_822 =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[a-z]{1,5}|[+-]\d{2}:?\d{2}))?)?$/i

/** The day, as `2015-12-16`; undefined if the text is no date. */
export function dayOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? ''
  const iso = ISO.exec(trimmed)
  if (iso) return calendarDay(iso[1], iso[2], iso[3])
  const mail = RFC_822.exec(trimmed)
  if (!mail) return undefined
  const month = MONTHS.indexOf(mail[2]?.toLowerCase() ?? '') + 1
  const year = mail[3]?.length === 2 ? `${Number(mail[3]) < 70 ? '20' : '19'}${mail[3]}` : mail[3]
  return calendarDay(year, String(month).padStart(2, '0'), mail[1]?.padStart(2, '0'))
}

function calendarDay(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month}-${day}`
  const parsed = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text ? undefined : text
}
