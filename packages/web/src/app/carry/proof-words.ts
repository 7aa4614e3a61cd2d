// The words of a proof that was opened.

import type { Language } from '../../pages/model.ts'

const en = {
  place: (place: number) => `It holds. At place ${place} of the wall stands:`,
  elsewhere: 'It holds, in a further log of the wall. There stands:',
  signed: (seen: number, of: number) =>
    of === 0
      ? 'The log signed above it; the wall names no witnesses.'
      : `The log signed above it, and ${seen} of ${of} witnesses.`,
  closed: 'A text that does not stand open here.',
  false:
    'It does not hold: something else stands at that place here, or a signature is not true. Whoever gave it to you may have been deceived as well.',
  foreign: 'It speaks of another wall. Nothing here can say whether it holds.',
  unread: 'The place that it speaks of was not read here yet. Look for news, and open it again.',
  'no-wall': 'That is a proof. Open a wall first: it is checked against what the wall holds.',
}

type ProofWords = typeof en

const zhHans: ProofWords = {
  place: (place) => `证明成立。墙上第 ${place} 位是：`,
  elsewhere: '证明成立，在这面墙的另一份日志里。那里是：',
  signed: (seen, of) =>
    of === 0
      ? '日志的签名包括了它；这面墙没有指定见证者。'
      : `日志的签名包括了它，${of} 位见证者中有 ${seen} 位也签了。`,
  closed: '一段在这里没有公开显示的内容。',
  false: '证明不成立：这里的那个位置上是别的内容，或者签名是假的。给你的人可能也受了骗。',
  foreign: '它说的是另一面墙，这里无法判断它是否成立。',
  unread: '它说的位置，这里还没有读到。先看看有没有新内容，再打开一次。',
  'no-wall': '这是一份证明。请先打开一面墙：要和墙里的内容核对。',
}

const zhHant: ProofWords = {
  place: (place) => `證明成立。牆上第 ${place} 位是：`,
  elsewhere: '證明成立，在這面牆的另一份日誌裡。那裡是：',
  signed: (seen, of) =>
    of === 0
      ? '日誌的簽名包括了它；這面牆沒有指定見證者。'
      : `日誌的簽名包括了它，${of} 位見證者中有 ${seen} 位也簽了。`,
  closed: '一段在這裡沒有公開顯示的內容。',
  false: '證明不成立：這裡的那個位置上是別的內容，或者簽名是假的。給你的人可能也受了騙。',
  foreign: '它說的是另一面牆，這裡無法判斷它是否成立。',
  unread: '它說的位置，這裡還沒有讀到。先看看有沒有新內容，再打開一次。',
  'no-wall': '這是一份證明。請先打開一面牆：要和牆裡的內容核對。',
}

export const PROOF: Readonly<Record<Language, ProofWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
