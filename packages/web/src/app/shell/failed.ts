// What went wrong where no screen says so by itself: one line, in the reader's language, rather than a button that does
// nothing. It is fetched when something has.

import type { Language } from '../../pages/model.ts'
import type { Telling } from './state.ts'
import { whyOf } from './why.ts'

const FAILED: Readonly<Record<Language, (why: string) => string>> = {
  en: (why) => `That did not work: ${why}. Nothing that you hold or typed was lost.`,
  'zh-Hans': (why) => `没有成功：${why}。你手里的内容和写下的字都没有丢。`,
  'zh-Hant': (why) => `沒有成功：${why}。你手裡的內容和寫下的字都沒有丟。`,
}

export function sayFailed(error: unknown, { lang, said }: Pick<Telling, 'lang' | 'said'>): void {
  said.value = FAILED[lang.value](whyOf(error, lang.value))
}
