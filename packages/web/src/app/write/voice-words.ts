// What stands in the list of one's own posts for those of a voice, which have no title.

import type { Language } from '../../pages/model.ts'

const en = {
  any: 'From your voice in an assembly',
  ballot: 'From your voice in an assembly: a ballot',
  wording: 'From your voice in an assembly: a wording',
  behind: 'From your voice in an assembly: standing behind a wording',
  letter: 'From your voice in an assembly: a signature under a letter',
  text: (words: string) => `From your voice in an assembly: “${words}”`,
}

export const OF_VOICE: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-Hans': {
    any: '你在议事中的声音所发',
    ballot: '你在议事中的声音所发：一张票',
    wording: '你在议事中的声音所发：一种措辞',
    behind: '你在议事中的声音所发：一次附议',
    letter: '你在议事中的声音所发：一次联署',
    text: (words) => `你在议事中的声音所发：“${words}”`,
  },
  'zh-Hant': {
    any: '你在議事中的聲音所發',
    ballot: '你在議事中的聲音所發：一張票',
    wording: '你在議事中的聲音所發：一種措辭',
    behind: '你在議事中的聲音所發：一次附議',
    letter: '你在議事中的聲音所發：一次連署',
    text: (words) => `你在議事中的聲音所發：「${words}」`,
  },
}
