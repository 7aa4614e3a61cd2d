// The words where a newer program is needed to follow the wall.

import type { Language } from '../../pages/model.ts'

export const OUTGROWN: Readonly<Record<Language, string>> = {
  en: 'The keepers of this wall have signed a definition that this program is too old to read. What you see follows the one before: logs and moderators may be missing. A newer program is needed; nothing here is lost.',
  'zh-Hans':
    '这面墙的保管人签署了一份这个程序还读不懂的新定义。这里仍照上一份显示，可能缺少日志和管理者。请换用更新的程序；这里的内容不会丢失。',
  'zh-Hant':
    '這面牆的保管人簽署了一份這個程式還讀不懂的新定義。這裡仍照上一份顯示，可能缺少日誌和管理者。請換用更新的程式；這裡的內容不會遺失。',
}
