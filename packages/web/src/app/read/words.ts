// Words for what has not been read yet, in three languages: older entries come while the newest stand there already.

import type { Language } from '../../pages/model.ts'

export const UNREAD: Record<Language, { list: string; title: string; text: string }> = {
  en: {
    list: 'As this host lists them, not checked yet. Older entries are still on their way.',
    title: 'Not read yet',
    text: 'This is older than what has come so far. It stands here as soon as it was read and checked.',
  },
  'zh-Hans': {
    list: '以下照这台主机所列，尚未核对；较早的内容还在读取。',
    title: '还没读到这里',
    text: '这里的内容较早，还没有读到；读到并核对之后，就会显示在这里。',
  },
  'zh-Hant': {
    list: '以下照這台主機所列，尚未核對；較早的內容還在讀取。',
    title: '還沒讀到這裡',
    text: '這裡的內容較早，還沒有讀到；讀到並核對之後，就會顯示在這裡。',
  },
}
