// How a thread or an article is called whose title went with its text, or has not come yet.

import type { Language } from '../model.ts'

export interface TitleWords {
  readonly thread: string
  readonly article: string
  /** While older entries are on their way: of nothing that is missing meanwhile is it said that it is not there. */
  readonly unread: string
}

export const UNTITLED: Readonly<Record<Language, TitleWords>> = {
  en: {
    thread: 'A thread without its first text',
    article: 'An article without its text',
    unread: 'Not read yet',
  },
  'zh-Hans': { thread: '首帖已空的讨论', article: '正文已空的文章', unread: '还没读到这里' },
  'zh-Hant': { thread: '首則已空的討論串', article: '內文已空的文章', unread: '還沒讀到這裡' },
}
