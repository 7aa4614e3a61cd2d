// That something is saved on this device and locked, while a wall is open here of which nothing is saved: neither of the
// two modes, and said where the mode is.

import type { Language } from '../../pages/model.ts'
import type { SavingState } from '../engine/keep/saving.ts'

export function isLocked({ there, open }: SavingState): boolean {
  return there && !open
}

export const LOCKED: Readonly<Record<Language, string>> = {
  en: 'saved here, locked',
  'zh-Hans': '已保存在本机，锁着',
  'zh-Hant': '已儲存在本機，鎖著',
}
