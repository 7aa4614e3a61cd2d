// 应用的简体中文。

import { plural } from '../../pages/i18n/plural.ts'
import type { AppMessages } from './en.ts'

const count = plural('zh-Hans')

export const appZhHans = {
  nav: { write: '发言', mine: '我的帖子', take: '带走', more: '更多' },
  foot: {
    hostSees: (host: string) => `本页来自 ${host}，它看得到你的网络地址。此外没有向任何人要过任何东西。`,
  },
  moment: '请稍等……',
  partMissing:
    '程序的一部分没能取到：主机不见了，或者线路断了。你已经读到的都还在。请再试一次，或者从文件打开这面墙。',
  copy: '复制',
  copied: '已复制。',
  notCopied: '这个浏览器不让网页复制，请自己选中文字再复制。',
  read: {
    begin: '发起讨论',
    languages: '语言',
    allLanguages: '全部',
    firstWriter: '只看楼主',
    unverified: '管理者表示，这里的内容未经核实。',
    originalNewer: '这份译文比原文旧。',
    behind: '比原文旧',
    sideBySide: '对照阅读',
    searchHere: '只在本机搜索，不发送、不保存任何内容。',
    asText: '存为文本',
    print: '打印',
  },
  post: {
    reply: '回复',
    replyThread: '回复本帖',
    quote: '引用',
    cite: '引证',
    late: '发于讨论关闭之后',
  },
  cite: {
    noPlace: '它在日志里还没有位置，因此还无从证明。',
    stands: (index: number, seen: number, of: number) =>
      of === 0
        ? `它在日志第 ${index} 位。这面墙没有指定见证者，所以只是日志自己的说法。`
        : `它在日志第 ${index} 位，${of} 位见证者中有 ${seen} 位签过包含它的检查点。`,
    id: '帖子编号',
    copy: '全部复制',
    proof: '保存证明',
    event: '保存带签名的帖子',
    link: '生成链接',
    linkNames: '这个链接会说出你读的是哪一帖，谁看到谁就知道。',
  },
  proof: {
    title: '这些内容有多可信',
    source: {
      node: '来自本页的主机，这面墙的日志就写在那里。',
      copy: '来自一份副本的节选。',
      host: '来自本页的主机。',
      other: '来自另一个地址，不是本页的主机。',
      file: '来自一个文件，没有向任何主机要过东西。',
      here: '一直存在本机，今天没有向任何人要过。',
    },
    checked: (n: number) => count(n, '# 条内容都与日志签过名的根核对过。'),
    witnesses: (seen: number, of: number) =>
      `${of} 位见证者中有 ${seen} 位签名证明这份日志只增不减。他们与日志不在同一些人手里。`,
    age: (time: string) => `最新的签名是 ${time} 的，之后的内容这里没有。`,
    saved: '已存在本机：这份副本留在这台设备上，用你的口令加密。',
    notSaved: '不作保存：关掉这个标签页，一切都会消失。',
    program: (host: string | undefined) =>
      host === undefined
        ? '程序就是你打开的这个文件，别人无法从远处改动它。'
        : `程序来自 ${host}，它有能力改动程序。你核对过一次的文件则改不了。`,
    nothingWrong: '收到的内容里没有发现任何不对的地方。',
    wrong: (n: number) => count(n, '收到的内容里有 # 处不对，均未采信'),
  },
} satisfies AppMessages
