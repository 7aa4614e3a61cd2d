// What stays where what counts assemblies ended, or does not answer.

import type { Language } from '../../pages/model.ts'

export const STAYS: Readonly<Record<Language, string>> = {
  en: 'What you see of assemblies may be out of date. What you typed or sent is untouched.',
  'zh-Hans': '你看到的议事可能不是最新的。你写下的和发出的都不受影响。',
  'zh-Hant': '你看到的議事可能不是最新的。你寫下的和送出的都不受影響。',
}
