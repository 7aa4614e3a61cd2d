// The words of the optional logs.

import type { Language } from '../../pages/model.ts'

const en = {
  what: 'This wall has a further log, for what does not meet the terms of the first. It is not read unless you ask: there may be much in it that nobody wants.',
  read: 'Read it too',
  isRead: 'The further log is read too, in this tab. What stands in it alone says so.',
  isAsked:
    'The further log is to be read too, in this tab, but not all of it is here: no address has given the rest yet.',
  mine: 'It is in the further log, which is read on request and not by everybody.',
}

export const OPTIONAL: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-Hans': {
    what: '这面墙另有一份日志，收下不合第一份要求的内容。你不要求，就不会去读：里面可能有许多没人想看的东西。',
    read: '把它也读进来',
    isRead: '在这个标签页里，另一份日志也读了。只在那里才有的内容会注明。',
    isAsked: '在这个标签页里，另一份日志也要读，但还没有读全：剩下的部分还没有地址给出。',
    mine: '它在另一份日志里：想读才读，不是人人都读。',
  },
  'zh-Hant': {
    what: '這面牆另有一份日誌，收下不合第一份要求的內容。你不要求，就不會去讀：裡面可能有許多沒人想看的東西。',
    read: '把它也讀進來',
    isRead: '在這個分頁裡，另一份日誌也讀了。只在那裡才有的內容會註明。',
    isAsked: '在這個分頁裡，另一份日誌也要讀，但還沒有讀全：剩下的部分還沒有位址給出。',
    mine: '它在另一份日誌裡：想讀才讀，不是人人都讀。',
  },
}
