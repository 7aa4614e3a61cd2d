// How a thread or an article is called whose title went with its text.

import type { Language } from '../model.ts'

export interface TitleWords {
  readonly thread: string
  readonly article: string
}

export const UNTITLED: Readonly<Record<Language, TitleWords>> = {
  en: { thread: 'A thread without its first text', article: 'An article without its text' },
  'zh-Hans': { thread: '首帖已空的讨论', article: '正文已空的文章' },
  'zh-Hant': { thread: '首則已空的討論串', article: '內文已空的文章' },
}
