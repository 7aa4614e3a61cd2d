// The words of following: the list of it, kept in *Saved here* alone.

import type { Language } from '../../pages/model.ts'

const en = { only: 'Only what I follow' }

export const FOLLOW: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-Hans': { only: '只看我关注的' },
  'zh-Hant': { only: '只看我關注的' },
}
