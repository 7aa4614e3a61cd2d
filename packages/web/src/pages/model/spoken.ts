// The languages of the pages, and a text that may be in any other.

/** The languages that the pages speak. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const
export type Language = (typeof LANGUAGES)[number]
/** Each in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
}

/** A text in its own language and direction. */
export interface Spoken {
  readonly text: string
  /** BCP 47; undefined if its author did not say. */
  readonly lang: string | undefined
  readonly dir: 'ltr' | 'rtl'
}
