// The words of open letters, fetched with the articles that can be signed.

import type { Language } from '../../pages/model.ts'

const en = {
  button: 'Sign it',
  stays:
    'Your name will stand under this version for ever, in every copy. It can be taken back, but not out of the copies that were made.',
  needsName: 'A lasting name can sign; a fresh key counts for nothing here.',
  signAs: 'Sign as',
  signedBy: 'Signed already: ',
  voiceJoins:
    'With a voice you sign without a name, as one of its group. But everybody sees that whoever cast its ballots signed this, and if your name signs the same letter at the same time, one may be put beside the other.',
  signWithVoice: (group: string) => `Sign with your voice in ${group}`,
  signed: 'Your signature is on its way.',
}

type LetterWords = typeof en

const zhHans: LetterWords = {
  button: '联署',
  stays: '你的名字会永远留在这一版下面。可以收回，但收不回别人已经留下的副本。',
  needsName: '长期名字可以联署，一次性密钥在这里不算数。',
  signAs: '署名：',
  signedBy: '已经联署：',
  voiceJoins:
    '用声音联署不留名字，只算它那个团体的一员。不过人人看得出，投过那些票的人也签了这封信；你的名字若在同一时间联署同一封信，两者可能被放到一起看。',
  signWithVoice: (group) => `用你在 ${group} 的声音联署`,
  signed: '你的联署正在送往墙上。',
}

const zhHant: LetterWords = {
  button: '連署',
  stays: '你的名字會永遠留在這一版下面。可以收回，但收不回別人已經留下的副本。',
  needsName: '長期名字可以連署，一次性金鑰在這裡不算數。',
  signAs: '署名：',
  signedBy: '已經連署：',
  voiceJoins:
    '用聲音連署不留名字，只算它那個團體的一員。不過人人看得出，投過那些票的人也簽了這封信；你的名字若在同一時間連署同一封信，兩者可能被放到一起看。',
  signWithVoice: (group) => `用你在 ${group} 的聲音連署`,
  signed: '你的連署正在送往牆上。',
}

export const LETTER: Readonly<Record<Language, LetterWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
