// What every part of a page needs to speak: the words, dates and paths of one reader's language.
//
// Dates are absolute and in UTC: "3 minutes ago" would be false in a page that is kept or printed.

import type { ComponentChildren } from 'preact'
import type { Messages } from './i18n/en.ts'
import type { Frame, Language, PostItem } from './model.ts'

/**
 * A region beside the script, so that dates come as they are written there; English as most of the world does. What is
 * written 年月日 is the same in both Chinese scripts, and for Taiwan browsers write a day with its time by strokes: one
 * list would have both.
 */
export const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  'zh-Hans': 'zh-Hans-CN',
  'zh-Hant': 'zh-Hans-CN',
}

export interface Ui {
  readonly frame: Frame
  readonly t: Messages
  /** Set in the app: follows a path without an address. */
  readonly go?: (path: string) => void
  /** Set in the app: scrolls to a floor of this page. */
  readonly jump?: (floor: number) => void
  /** Set in the app: how many lines of a list are drawn at once, of so many as come in a frame later. */
  readonly drawnFirst?: (part: number) => number
  /** Set in the app where neither mode's own words are true. */
  readonly mode?: string | undefined
  /** Before the anchors of floors, where several threads stand on one page. */
  readonly anchors?: string
  /** Set in the app: what can be done with a post, below it. */
  readonly under?: (post: PostItem) => ComponentChildren
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

/** @param t the words of the frame's language */
export function makeUi(frame: Frame, t: Messages): Ui {
  const { date, time, number } = formatsOf(frame.lang)
  const day = (seconds: number) => new Date(Math.min(seconds, LAST_SECOND) * 1000)
  return {
    frame,
    t,
    href: (path) => frame.root + frame.prefix + path,
    file: (path) => frame.root + path,
    number: (value) => number.format(value),
    date: (seconds) => date.format(day(seconds)),
    // Programs differ in the space that they put before the hour.
    time: (seconds) => time.format(day(seconds)).replaceAll(/\s/g, ' '),
    hour: (seconds) => t.atHour(date.format(day(seconds)), String(day(seconds).getUTCHours())),
    machine: (seconds) => `${day(seconds).toISOString().slice(0, -5)}Z`,
  }
}
