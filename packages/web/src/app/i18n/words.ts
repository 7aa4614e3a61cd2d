// The app's words: the pages' dictionary and what only the app says. One language is loaded at a time.

import type { Messages } from '../../pages/i18n/en.ts'
import type { Language } from '../../pages/model.ts'
import type { AppMessages } from './en.ts'

export interface Words {
  readonly t: Messages
  readonly a: AppMessages
}

const LOADERS: Record<Language, () => Promise<Words>> = {
  en: () => import('./words-en.ts').then(({ words }) => words),
  'zh-Hans': () => import('./words-zh-hans.ts').then(({ words }) => words),
  'zh-Hant': () => import('./words-zh-hant.ts').then(({ words }) => words),
}

export function loadWords(language: Language): Promise<Words> {
  return LOADERS[language]()
}
