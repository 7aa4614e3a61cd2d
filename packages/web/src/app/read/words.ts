// Words for what has not been read yet, in three languages: older entries come while the newest stand there already.

import type { Language } from '../../pages/model.ts'

export interface UnreadWords {
  readonly list: string
  readonly text: string
  readonly searched: string
  readonly names: string
}

export const UNREAD: Readonly<Record<Language, UnreadWords>> = {
  en: {
    list: 'As this host lists them, not checked yet. Older entries are still on their way.',
    text: 'Older than what has come. It stands here once read and checked.',
    searched: 'Older entries have not been read yet, and are not searched.',
    names: 'Not all of this wall has been read yet. No name read so far has these words.',
  },
  'zh-Hans': {
    list: '以下照这台主机所列，尚未核对；较早的内容还在读取。',
    text: '这里的内容较早，读到并核对之后，就会显示在这里。',
    searched: '较早的内容还没有读到，暂时找不出来。',
    names: '这面墙还没有全部读到。读到的名字里，没有一个对应这些词。',
  },
  'zh-Hant': {
    list: '以下照這台主機所列，尚未核對；較早的內容還在讀取。',
    text: '這裡的內容較早，讀到並核對之後，就會顯示在這裡。',
    searched: '較早的內容還沒有讀到，暫時找不出來。',
    names: '這面牆還沒有全部讀到。讀到的名字裡，沒有一個對應這些詞。',
  },
}
