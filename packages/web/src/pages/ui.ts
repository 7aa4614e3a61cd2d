// What every part of a page needs to speak: the words, dates and paths of one reader's language.
//
// Dates are absolute and in UTC: "3 minutes ago" would be false in a page that is kept or printed.

import { en, type Messages } from './i18n/en.ts'
import { zhHans } from './i18n/zh-hans.ts'
import { zhHant } from './i18n/zh-hant.ts'
import type { Frame, Language } from './model.ts'

const DICTIONARIES: Record<Language, Messages> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
/** A region beside the script, so that dates come as they are written there; English as most of the world does. */
const LOCALES: Record<Language, string> = { en: 'en-GB', 'zh-Hans': 'zh-Hans-CN', 'zh-Hant': 'zh-Hant-TW' }

export interface Ui {
  readonly frame: Frame
  readonly t: Messages
  /** A path from this page, in the language that the reader chose. */
  href(path: string): string
  /** A path from this page, the same in every language (feeds). */
  file(path: string): string
  number(value: number): string
  date(seconds: number): string
  time(seconds: number): string
  /** A time of which only the hour is known. */
  hour(seconds: number): string
  /** For `<time datetime>`. */
  machine(seconds: number): string
}

/** The words of a language. */
export function messagesOf(language: Language): Messages {
  return DICTIONARIES[language]
}

const formats = new Map<
  Language,
  { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat; number: Intl.NumberFormat }
>()

function formatsOf(language: Language) {
  const held = formats.get(language)
  if (held) return held
  const locale = LOCALES[language]
  const day = { dateStyle: 'medium', timeZone: 'UTC' } as const
  const made = {
    date: new Intl.DateTimeFormat(locale, day),
    time: new Intl.DateTimeFormat(locale, { ...day, timeStyle: 'short', hourCycle: 'h23' }),
    number: new Intl.NumberFormat(locale, { useGrouping: 'min2' }),
  }
  formats.set(language, made)
  return made
}

/** The largest date that a `Date` can show; what lies beyond is shown as this. */
const LAST_SECOND = 8_640_000_000_000

export function makeUi(frame: Frame): Ui {
  const { date, time, number } = formatsOf(frame.lang)
  const t = messagesOf(frame.lang)
  const day = (seconds: number) => new Date(Math.min(seconds, LAST_SECOND) * 1000)
  return {
    frame,
    t,
    href: (path) => frame.root + frame.prefix + path,
    file: (path) => frame.root + path,
    number: (value) => number.format(value),
    date: (seconds) => date.format(day(seconds)),
    time: (seconds) => time.format(day(seconds)),
    hour: (seconds) => t.atHour(date.format(day(seconds)), String(day(seconds).getUTCHours())),
    machine: (seconds) => `${day(seconds).toISOString().slice(0, -5)}Z`,
  }
}
