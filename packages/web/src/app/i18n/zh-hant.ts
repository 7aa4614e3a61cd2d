// 應用的繁體中文。

import type { AppMessages } from './en.ts'

export const appZhHant = {
  nav: { write: '發言', mine: '我的貼文', take: '帶走', more: '更多' },
  foot: {
    hostSees: (host: string) => `本頁來自 ${host}，它看得到你的網路位址。此外不向任何人要任何東西。`,
  },
} satisfies AppMessages
