// 應用的繁體中文。

import { plural } from '../../pages/i18n/plural.ts'
import type { AppMessages } from './en.ts'

const count = plural('zh-Hant')

export const appZhHant = {
  nav: { write: '發言', mine: '我的貼文', take: '帶走', more: '更多' },
  foot: {
    hostSees: (host: string) => `本頁來自 ${host}，它看得到你的網路位址。此外沒有向任何人要過任何東西。`,
  },
  moment: '請稍候……',
  partMissing:
    '程式的一部分沒能取到：主機不見了，或者線路斷了。你已經讀到的都還在。請再試一次，或者從檔案開啟這面牆。',
  copy: '複製',
  copied: '已複製。',
  notCopied: '這個瀏覽器不讓網頁複製，請自己選取文字再複製。',
  read: {
    begin: '發起討論',
    languages: '語言',
    allLanguages: '全部',
    firstWriter: '只看樓主',
    unverified: '管理者表示，這裡的內容未經核實。',
    originalNewer: '這份譯文比原文舊。',
    behind: '比原文舊',
    sideBySide: '對照閱讀',
    searchHere: '只在本機搜尋，不傳送、不儲存任何內容。',
    asText: '存成文字檔',
    print: '列印',
  },
  post: {
    reply: '回覆',
    replyThread: '回覆本串',
    quote: '引用',
    cite: '引證',
    late: '發於討論關閉之後',
  },
  cite: {
    noPlace: '它在日誌裡還沒有位置，因此還無從證明。',
    stands: (index: number, seen: number, of: number) =>
      of === 0
        ? `它在日誌第 ${index} 位。這面牆沒有指定見證者，所以只是日誌自己的說法。`
        : `它在日誌第 ${index} 位，${of} 位見證者中有 ${seen} 位簽過包含它的檢查點。`,
    id: '貼文編號',
    copy: '全部複製',
    proof: '儲存證明',
    event: '儲存帶簽名的貼文',
    link: '產生連結',
    linkNames: '這個連結會說出你讀的是哪一串，誰看到誰就知道。',
  },
  proof: {
    title: '這些內容有多可信',
    source: {
      node: '來自本頁的主機，這面牆的日誌就寫在那裡。',
      copy: '來自一份副本的節選。',
      host: '來自本頁的主機。',
      other: '來自另一個位址，不是本頁的主機。',
      file: '來自一個檔案，沒有向任何主機要過東西。',
      here: '一直存在本機，今天沒有向任何人要過。',
    },
    checked: (n: number) => count(n, '# 條內容都與日誌簽過名的根核對過。'),
    witnesses: (seen: number, of: number) =>
      `${of} 位見證者中有 ${seen} 位簽名證明這份日誌只增不減。他們與日誌不在同一些人手裡。`,
    age: (time: string) => `最新的簽名是 ${time} 的，之後的內容這裡沒有。`,
    saved: '已存在本機：這份副本留在這台裝置上，用你的通關密語加密。',
    notSaved: '不作保存：關掉這個分頁，一切都會消失。',
    program: (host: string | undefined) =>
      host === undefined
        ? '程式就是你開啟的這個檔案，別人無法從遠處改動它。'
        : `程式來自 ${host}，它有能力改動程式。你核對過一次的檔案則改不了。`,
    nothingWrong: '收到的內容裡沒有發現任何不對的地方。',
    wrong: (n: number) => count(n, '收到的內容裡有 # 處不對，均未採信'),
  },
} satisfies AppMessages
