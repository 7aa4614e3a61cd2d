// The words of the composer beside those of posts: the board, publishing at an hour, correcting, translating.

import type { Language } from '../../pages/model.ts'

const en = {
  version: 'A new version',
  translation: 'A translation',
  board: 'Board',
  noTitle: 'It still lacks a title.',
  later: 'At an hour of your choice',
  leavesAt: 'It leaves at (your device’s time)',
  goesAt: (time: string) => `Leaves at ${time} by your device’s clock, as you chose.`,
  mustBeOpen:
    'It waits on this device and leaves by itself only while this page is open: in this tab, or in what is saved here and unlocked. Nobody else holds it. It is dated by that hour.',
  isCorrection: 'This version corrects a mistake',
  whatWasWrong: 'What was wrong, in one line that everybody sees',
  sameKey:
    'Signed by the throwaway key of the version before, dated by the hour only. Everybody sees that both are by one hand.',
  sameName: 'Signed, as the version before, under the name',
  translate: 'Write its translation',
  translationOf: 'You are translating',
  extension: 'Under the key in this browser’s extension, which signs by itself',
  unseen: (signs: number) =>
    `Marks unseen or in links: ${signs}. They can tell whose copy it is, and are left out; wording can tell too.`,
}

type EditingWords = typeof en

const zhHans: EditingWords = {
  version: '写新一版',
  translation: '写译文',
  board: '版块',
  noTitle: '还差一个标题。',
  later: '定时发出',
  leavesAt: '发出的时间（按本机时钟）',
  goesAt: (time) => `按你选的时间，本机时钟 ${time} 发出。`,
  mustBeOpen:
    '它在本机等着，只有这个页面开着才会自己发出：在这个标签页里，或在已解锁的本机保存里。别处没有它。帖子的日期就是那个时间。',
  isCorrection: '这一版是更正',
  whatWasWrong: '错在哪里，写一行，人人看得见',
  sameKey: '用上一版的那把一次性密钥签名，日期只标到小时。人人看得出两版出自一人之手。',
  sameName: '跟上一版一样，署名：',
  translate: '写它的译文',
  translationOf: '你在翻译',
  extension: '用浏览器扩展里的密钥，由扩展签名',
  unseen: (signs) =>
    `有 ${signs} 处看不见的、链接里的记号，能认出是谁的那一份，发出时去掉；措辞也可能被认出。`,
}

const zhHant: EditingWords = {
  version: '寫新一版',
  translation: '寫譯文',
  board: '看板',
  noTitle: '還差一個標題。',
  later: '定時發出',
  leavesAt: '發出的時間（按本機時鐘）',
  goesAt: (time) => `按你選的時間，本機時鐘 ${time} 發出。`,
  mustBeOpen:
    '它在本機等著，只有這個頁面開著才會自己發出：在這個分頁裡，或在已解鎖的本機儲存裡。別處沒有它。貼文的日期就是那個時間。',
  isCorrection: '這一版是更正',
  whatWasWrong: '錯在哪裡，寫一行，人人看得見',
  sameKey: '用上一版的那把一次性金鑰簽名，日期只標到小時。人人看得出兩版出自一人之手。',
  sameName: '跟上一版一樣，署名：',
  translate: '寫它的譯文',
  translationOf: '你在翻譯',
  extension: '用瀏覽器擴充功能裡的金鑰，由擴充功能簽名',
  unseen: (signs) =>
    `有 ${signs} 處看不見的、連結裡的記號，能認出是誰的那一份，發出時去掉；措辭也可能被認出。`,
}

export const EDITING: Readonly<Record<Language, EditingWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}

/** Where the part that writes could not be fetched. */
export const AGAIN: Readonly<Record<Language, string>> = {
  en: 'Try again',
  'zh-Hans': '再试一次',
  'zh-Hant': '再試一次',
}
