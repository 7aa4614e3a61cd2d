// What stands in the list of one's own posts for those of a voice, which have no title.

import type { Language } from '../../pages/model.ts'

export const OF_VOICE: Readonly<Record<Language, string>> = {
  en: 'From your voice in an assembly',
  'zh-Hans': '你在议事中的声音所发',
  'zh-Hant': '你在議事中的聲音所發',
}
