// The words of a ballot.

import { plural } from '../../../pages/i18n/plural.ts'
import type { Language } from '../../../pages/model.ts'

const count = plural('en')

const en = {
  none: 'You have no voice in this assembly on this device.',
  ballot: 'Your ballot',
  ballotHow:
    'All positions at once. You can change them until the end; what you say last counts. Having no position is saying nothing. All of it is public, except whose voice it is.',
  noBallot: 'No stage is open now.',
  opens: (time: string) => `The next one opens at ${time}.`,
  sendBy: (time: string, released: string) =>
    `Send it by ${time}. Ballots go on the wall together, once a day: what is sent now at ${released}. The last batch before the end is the last that counts.`,
  tooLate: 'The last batch before the end of this stage has gone: a ballot would come too late.',
  unanimous: (voices: number, group: string) =>
    `${count(voices, '# voice is', '# voices are')} active in ${group}. If your group is unanimous, everybody knows your vote.`,
  few: 'With fewer than ten active voices a ballot may show whose it is.',
  fewYes: 'Send it all the same',
  values: {
    '2': 'support',
    '1': 'can live with',
    '0': 'no position',
    '-1': 'object',
    '-2': 'red line',
  } as Readonly<Record<string, string>>,
  why: 'Why',
  whyRed: 'Why (a red line needs a reason)',
  noReason: 'without a reason',
  ownWords: 'in my own words…',
  ownWordsHow:
    'They become a post in the discussion, by your voice. Style tells more than keys do: keep it short.',
  phrases: [
    'It goes too far.',
    'It does not go far enough.',
    'It is not clear what it means.',
    'It contradicts what was agreed before.',
    'It belongs somewhere else.',
    'It leaves out those whom it concerns.',
  ],
  needsReason: (n: number) => count(n, '# red line has no reason yet.', '# red lines have no reason yet.'),
  taken: (n: number, of: number) => `${n} of ${of} positions taken`,
  room: (n: number) => `A ballot has room for ${n}: take some back.`,
  cast: 'Sign and send',
  castAgain: 'Sign and send the changed ballot',
  wasCast:
    'Your ballot is signed and waits to leave. It is on the wall with the next daily batch, in place of any before it.',
  last: (n: number) =>
    `This is your ballot no. ${n}, as you sent it. It counts until another replaces all of it.`,
  silence:
    'Last call: a red line that was answered lapses unless you draw it again after the answer. Silence is taken for being able to live with that.',
  ownAnswered:
    'Your red line was answered. It lapses, and counts as an objection, unless a ballot that you send after the answer has it again.',
  redLineSays: (group: string) => `A red line in ${group}:`,
  answer: 'Answer it on the record',
  answerHow: 'A red line lapses if it is answered in time and not drawn again.',
}

type BallotWords = typeof en

const zh = plural('zh-Hans')

const zhHans: BallotWords = {
  none: '这台设备上没有你在这场议事里的声音。',
  ballot: '你的票',
  ballotHow:
    '所有立场一次说完。结束之前随时可以改，以最后一次为准。不表态就等于什么也没说。除了是谁的声音，这些都是公开的。',
  noBallot: '现在没有开放的阶段。',
  opens: (time) => `下一阶段在 ${time} 开始。`,
  sendBy: (time, released) =>
    `请在 ${time} 之前发出。票每天一批一起上墙，现在发出的会在 ${released} 上墙。结束前的最后一批是算数的最后一批。`,
  tooLate: '本阶段结束前的最后一批已经走了，现在投票来不及了。',
  unanimous: (voices, group) =>
    `${group}现有 ${voices} 个活跃的声音。如果你们意见一致，大家就都知道你怎么投的。`,
  few: '活跃的声音不到十个时，一张票可能暴露是谁投的。',
  fewYes: '仍然发出',
  values: { '2': '支持', '1': '能接受', '0': '不表态', '-1': '反对', '-2': '红线' },
  why: '理由',
  whyRed: '理由（划红线必须说明）',
  noReason: '不说理由',
  ownWords: '用自己的话……',
  ownWordsHow: '它会成为讨论里的一帖，由你的声音发出。文风比密钥更容易认出人：写短一点。',
  phrases: [
    '步子太大。',
    '步子不够大。',
    '意思不清楚。',
    '与先前商定的相抵触。',
    '应当放在别处。',
    '漏掉了与此有关的人。',
  ],
  needsReason: (n) => zh(n, '还有 # 条红线没有理由。'),
  taken: (n, of) => `${of} 项中已表态 ${n} 项`,
  room: (n) => `一张票只容得下 ${n} 项，请撤掉一些。`,
  cast: '签名并发出',
  castAgain: '签名并发出改过的票',
  wasCast: '你的票已签名，等待发出。它会随下一个每日批次上墙，换掉之前的票。',
  last: (n) => `这是你发出的第 ${n} 张票。再发一张，就整张换掉它。`,
  silence: '最后征询：得到答复的红线，如果你在答复之后没有重新划出，就会失效。沉默视为能接受。',
  ownAnswered: '你的红线得到了答复。如果在答复之后你发出的票里没有它，它就会失效，只算反对。',
  redLineSays: (group) => `${group}有一条红线：`,
  answer: '作出答复，记录在案',
  answerHow: '红线按时得到答复而没有重划，就会失效。',
}

const hant = plural('zh-Hant')

const zhHant: BallotWords = {
  none: '這台裝置上沒有你在這場議事裡的聲音。',
  ballot: '你的票',
  ballotHow:
    '所有立場一次說完。結束之前隨時可以改，以最後一次為準。不表態就等於什麼也沒說。除了是誰的聲音，這些都是公開的。',
  noBallot: '現在沒有開放的階段。',
  opens: (time) => `下一階段在 ${time} 開始。`,
  sendBy: (time, released) =>
    `請在 ${time} 之前發出。票每天一批一起上牆，現在發出的會在 ${released} 上牆。結束前的最後一批是算數的最後一批。`,
  tooLate: '本階段結束前的最後一批已經走了，現在投票來不及了。',
  unanimous: (voices, group) =>
    `${group}現有 ${voices} 個活躍的聲音。如果你們意見一致，大家就都知道你怎麼投的。`,
  few: '活躍的聲音不到十個時，一張票可能暴露是誰投的。',
  fewYes: '仍然發出',
  values: { '2': '支持', '1': '能接受', '0': '不表態', '-1': '反對', '-2': '紅線' },
  why: '理由',
  whyRed: '理由（劃紅線必須說明）',
  noReason: '不說理由',
  ownWords: '用自己的話……',
  ownWordsHow: '它會成為討論裡的一則貼文，由你的聲音發出。文風比金鑰更容易認出人：寫短一點。',
  phrases: [
    '步伐太大。',
    '步伐不夠大。',
    '意思不清楚。',
    '與先前商定的相牴觸。',
    '應當放在別處。',
    '漏掉了與此有關的人。',
  ],
  needsReason: (n) => hant(n, '還有 # 條紅線沒有理由。'),
  taken: (n, of) => `${of} 項中已表態 ${n} 項`,
  room: (n) => `一張票只容得下 ${n} 項，請撤掉一些。`,
  cast: '簽名並發出',
  castAgain: '簽名並發出改過的票',
  wasCast: '你的票已簽名，等待發出。它會隨下一個每日批次上牆，換掉之前的票。',
  last: (n) => `這是你發出的第 ${n} 張票。再發一張，就整張換掉它。`,
  silence: '最後徵詢：得到答覆的紅線，如果你在答覆之後沒有重新劃出，就會失效。沉默視為能接受。',
  ownAnswered: '你的紅線得到了答覆。如果在答覆之後你發出的票裡沒有它，它就會失效，只算反對。',
  redLineSays: (group) => `${group}有一條紅線：`,
  answer: '作出答覆，記錄在案',
  answerHow: '紅線按時得到答覆而沒有重劃，就會失效。',
}

export const BALLOT_WORDS: Readonly<Record<Language, BallotWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
