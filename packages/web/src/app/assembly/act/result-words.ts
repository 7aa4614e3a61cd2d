// The words of what can be done with a result: signing it, and showing a ballot that was left out.

import type { Language } from '../../../pages/model.ts'

const en = {
  sign: 'Sign the outcome',
  signHow:
    'Publicly, with a lasting name, and by its hash: what you sign is exactly this text. The name stays under it in every copy.',
  signNotVoice:
    'Never with your voice: it would stand under the outcome in public, beside every ballot that it cast, and your name would be next to it in time.',
  signNoName: 'A lasting name is needed; your voice is never used for this.',
  signNotFinal: 'It can be signed once it is final.',
  signAs: 'Sign as',
  signed: 'Your signature is on its way.',
  missed: 'Was a ballot left out?',
  missedHow: (time: string) =>
    `Until ${time} anybody can show a ballot that stood in a log in time, with its proof. Issuers that leave it out then count for nothing.`,
  missedOwn: 'Show my last ballot',
  missedId: 'Id of the ballot',
  missedShow: 'Show it',
  missedForm: 'An id has 64 signs, 0–9 and a–f.',
  missedDone: 'The ballot and its proof are on their way.',
}

type ResultWords = typeof en

const zhHans: ResultWords = {
  sign: '签署成果',
  signHow: '公开地、用长期名字、按哈希签署：你签的正是这份文本。名字会留在每一份副本里。',
  signNotVoice: '绝不用你的声音签：它会和它投过的每张票一起公开列在成果下面，你的名字也会在时间上挨着它。',
  signNoName: '需要一个长期名字，你的声音绝不会用于这件事。',
  signNotFinal: '定下来以后才能签署。',
  signAs: '署名：',
  signed: '你的签名正在送往墙上。',
  missed: '有票被漏掉了吗？',
  missedHow: (time) =>
    `在 ${time} 之前，谁都可以出示一张按时进入日志的票和它的证明。之后仍漏掉它的签发人就不算数。`,
  missedOwn: '出示我最后的票',
  missedId: '票的编号',
  missedShow: '出示',
  missedForm: '编号有 64 位，只有 0–9 和 a–f。',
  missedDone: '这张票和它的证明正在送往墙上。',
}

const zhHant: ResultWords = {
  sign: '簽署成果',
  signHow: '公開地、用長期名字、按雜湊簽署：你簽的正是這份文本。名字會留在每一份副本裡。',
  signNotVoice: '絕不用你的聲音簽：它會和它投過的每張票一起公開列在成果下面，你的名字在時間上也會緊鄰著它。',
  signNoName: '需要一個長期名字，你的聲音絕不會用於這件事。',
  signNotFinal: '定下來以後才能簽署。',
  signAs: '署名：',
  signed: '你的簽名正在送往牆上。',
  missed: '有票被漏掉了嗎？',
  missedHow: (time) =>
    `在 ${time} 之前，誰都可以出示一張按時進入日誌的票和它的證明。之後仍漏掉它的簽發人就不算數。`,
  missedOwn: '出示我最後的票',
  missedId: '票的編號',
  missedShow: '出示',
  missedForm: '編號有 64 位，只有 0–9 和 a–f。',
  missedDone: '這張票和它的證明正在送往牆上。',
}

export const RESULT_WORDS: Readonly<Record<Language, ResultWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
