// 应用的简体中文。

import type { AppMessages } from './en.ts'

export const appZhHans = {
  nav: { write: '发言', mine: '我的帖子', take: '带走', more: '更多' },
  foot: {
    hostSees: (host: string) => `本页来自 ${host}，它看得到你的网络地址。此外不向任何人要任何东西。`,
  },
} satisfies AppMessages
