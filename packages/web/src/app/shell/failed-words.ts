// That something did not work, around its reason (`why-words.ts`).

import type { Language } from '../../pages/model.ts'

export const FAILED: Readonly<Record<Language, (why: string) => string>> = {
  en: (why) => `That did not work: ${why}. Nothing that you hold or typed was lost.`,
  'zh-Hans': (why) => `没有成功：${why}。你手里的内容和写下的字都没有丢。`,
  'zh-Hant': (why) => `沒有成功：${why}。你手裡的內容和寫下的字都沒有丟。`,
}
