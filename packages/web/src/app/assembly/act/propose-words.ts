// The words of proposing a wording, and of backing one.

import { plural } from '../../../pages/i18n/plural.ts'
import type { Language } from '../../../pages/model.ts'

const count = plural('en')

const en = {
  propose: 'Propose a wording',
  ways: { passage: 'other words for this passage', insert: 'a new passage after it', strike: 'strike it' },
  madeFrom: 'Made from',
  whole: 'The whole text, as it should read',
  preview: 'What changes',
  unchanged: 'Nothing is changed yet.',
  already: (name: string) => `${name} says this already: stand behind that one instead.`,
  isPublic: (group: string) =>
    `Public: what you propose, and that a voice in ${group} does. It is seen to be the voice of your ballots, and not whose. Style tells more than keys do.`,
  sponsors: (n: number) =>
    count(
      n,
      'It is called when a round opens, if voices of # group stand behind it.',
      'It is called when a round opens, if voices of # groups stand behind it.',
    ),
  tooLate:
    'No round is to come any more in which it could be called. What you wrote can still be copied from here.',
  proposeNow: 'Sign and propose',
  proposed: 'Your wording is signed and waits to leave. Others see it with the next batch.',
  standBehind: 'Stand behind it',
  takeBack: 'Stand behind it no more',
  signed: 'Signed. Others see it with the next batch.',
  takeUp: 'Nobody stands behind it now. Whoever signs takes it up.',
  stands: 'Your voice stands behind it.',
}

type ProposeWords = typeof en

const zhHans: ProposeWords = {
  propose: '提出一种措辞',
  ways: { passage: '改写这一段', insert: '在它后面加一段', strike: '删去这一段' },
  madeFrom: '改自',
  whole: '完整的文本，写成它应有的样子',
  preview: '改了什么',
  unchanged: '还没有改动。',
  already: (name) => `${name}已经是这样写的，附议它就可以。`,
  isPublic: (group) =>
    `公开的是提案，以及它出自${group}的一个声音。看得出它就是投你那些票的声音，看不出是谁的。文风比密钥更容易认出人。`,
  sponsors: (n) => `一轮开始时，如果有 ${n} 个团体的声音附议，它就付诸表态。`,
  tooLate: '已经没有下一轮可以付诸表态。你写下的文字仍可从这里复制。',
  proposeNow: '签名并提出',
  proposed: '你的措辞已签名，等待发出。别人会在下一批看到它。',
  standBehind: '附议',
  takeBack: '收回附议',
  signed: '已签名。别人会在下一批看到。',
  takeUp: '目前没有人附议。谁签名，谁就重新提出它。',
  stands: '你的声音附议了它。',
}

const zhHant: ProposeWords = {
  propose: '提出一種措辭',
  ways: { passage: '改寫這一段', insert: '在它後面加一段', strike: '刪去這一段' },
  madeFrom: '改自',
  whole: '完整的文本，寫成它應有的樣子',
  preview: '改了什麼',
  unchanged: '還沒有改動。',
  already: (name) => `${name}已經是這樣寫的，附議它就可以。`,
  isPublic: (group) =>
    `公開的是提案，以及它出自${group}的一個聲音。看得出它就是投你那些票的聲音，看不出是誰的。文風比金鑰更容易認出人。`,
  sponsors: (n) => `一輪開始時，如果有 ${n} 個團體的聲音附議，它就付諸表態。`,
  tooLate: '已經沒有下一輪可以付諸表態。你寫下的文字仍可從這裡複製。',
  proposeNow: '簽名並提出',
  proposed: '你的措辭已簽名，等待發出。別人會在下一批看到它。',
  standBehind: '附議',
  takeBack: '收回附議',
  signed: '已簽名。別人會在下一批看到。',
  takeUp: '目前沒有人附議。誰簽名，誰就重新提出它。',
  stands: '你的聲音附議了它。',
}

export const PROPOSE_WORDS: Readonly<Record<Language, ProposeWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
