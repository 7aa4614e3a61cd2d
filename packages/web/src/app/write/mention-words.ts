// The words of mentioning somebody.

import { plural } from '../../pages/i18n/plural.ts'
import type { Language } from '../../pages/model.ts'

const count = plural('en')

const en = {
  button: 'Mention a name',
  whom: 'Whom? A name, or words of its fingerprint',
  names: 'Names',
  found: (n: number) =>
    count(
      n,
      '# name found. Arrow keys choose, Enter takes it.',
      '# names found. Arrow keys choose, Enter takes one.',
    ),
  none: 'No lasting name on this wall is called that.',
  here: 'Looked for on this device only. Compare the six words.',
  back: 'Back to the text',
  named: 'Mentioned by name, for everybody to see',
  dearer: (times: number) =>
    `More than two mentions or two links: your device works ${times} times as long before it is sent.`,
}

type MentionWords = typeof en

const zhHans: MentionWords = {
  button: '提到某人',
  whom: '提到谁？输入名字，或指纹里的字',
  names: '名字',
  found: (n) => `找到 ${n} 个名字。用方向键选，按回车确定。`,
  none: '这面墙上没有叫这个的长期名字。',
  here: '只在本机里找。请核对六个字。',
  back: '回到正文',
  named: '指名提到，人人看得见',
  dearer: (times) => `提到的人或链接超过两个：发出之前，你的设备要多算到 ${times} 倍的时间。`,
}

const zhHant: MentionWords = {
  button: '提到某人',
  whom: '提到誰？輸入名字，或指紋裡的字',
  names: '名字',
  found: (n) => `找到 ${n} 個名字。用方向鍵選，按 Enter 確定。`,
  none: '這面牆上沒有叫這個的長期名字。',
  here: '只在本機裡找。請核對六個字。',
  back: '回到內文',
  named: '指名提到，人人看得見',
  dearer: (times) => `提到的人或連結超過兩個：發出之前，你的裝置要多算到 ${times} 倍的時間。`,
}

export const MENTION: Readonly<Record<Language, MentionWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
