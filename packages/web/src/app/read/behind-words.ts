// The words where this device's clock is behind.

import type { Language } from '../../pages/model.ts'

export const BEHIND: Readonly<Record<Language, string>> = {
  en: 'The clock of this device is behind: posts here are dated later than it says. What is later than now is not shown. Set the clock and load this page again.',
  'zh-Hans':
    '本机的时钟慢了：这里有些帖子的日期比它显示的还晚，晚于现在的都不显示。请校正时钟，再重新载入这一页。',
  'zh-Hant':
    '本機的時鐘慢了：這裡有些貼文的日期比它顯示的還晚，晚於現在的都不顯示。請校正時鐘，再重新載入這一頁。',
}
