// What a door of the demonstration says when it did not do what it does.

import type { Language } from '../../pages/model.ts'
import type { Trouble } from './trouble.ts'

const en = {
  failed: (why: string) => `That did not work: ${why}.`,
  retry: 'Try again',
  trouble: {
    'another-start': 'this page is of an earlier start of the demonstration; load it again',
    gone: 'nobody answers; the demonstration was ended, or its machine sleeps',
    language: 'the second wall has no text in this language',
    'not-caught': 'the copy did not do what was said of it; please report this as a fault',
    'not-started':
      'a program of the second wall did not start, or ended; its last words are where the demonstration was started',
    'too-late': 'it took longer than a minute; this machine has much else to do',
    unexpected:
      'something else than expected happened; the words for it are where the demonstration was started',
  } satisfies Record<Trouble, string>,
}

type TroubleWords = typeof en

const zhHans: TroubleWords = {
  failed: (why) => `没有成功：${why}。`,
  retry: '再试一次',
  trouble: {
    'another-start': '本页来自演示的上一次启动，请重新载入',
    gone: '没有人应答；演示已经结束，或者机器休眠了',
    language: '第二面墙上没有这种语言的文字',
    'not-caught': '副本没有照这里说的那样做，请当作缺陷报告给我们',
    'not-started': '第二面墙的一个程序没能启动，或者中途停了；它最后说的话在启动演示的地方',
    'too-late': '用时超过一分钟，这台机器太忙了',
    unexpected: '出现了意料之外的情况，详情在启动演示的地方',
  },
}

const zhHant: TroubleWords = {
  failed: (why) => `沒有成功：${why}。`,
  retry: '再試一次',
  trouble: {
    'another-start': '本頁來自示範的上一次啟動，請重新載入',
    gone: '沒有人應答；示範已經結束，或者機器休眠了',
    language: '第二面牆上沒有這種語言的文字',
    'not-caught': '副本沒有照這裡說的那樣做，請當作缺陷回報給我們',
    'not-started': '第二面牆的一個程式沒能啟動，或者中途停了；它最後說的話在啟動示範的地方',
    'too-late': '用時超過一分鐘，這台機器太忙了',
    unexpected: '出現了意料之外的情況，詳情在啟動示範的地方',
  },
}

export const TROUBLE_WORDS: Readonly<Record<Language, TroubleWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
