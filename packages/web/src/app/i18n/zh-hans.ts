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
  write: {
    title: { thread: '发起讨论', article: '写文章', reply: '回复' },
    kind: '形式',
    kinds: { thread: '讨论，纯文本', article: '文章，用 Markdown，保留各个版本' },
    answers: '回复的是',
    titleLabel: '标题',
    textLabel: '正文',
    markdownLabel: '正文，用 Markdown',
    noLanguage: '不注明',
    tooLong: '一帖装不下，请分成几帖。',
    preview: '预览',
    post: '发出',
    postVersion: '发出这一版',
    leave: '返回',
    edit: '修订',
    as: '以谁的名义',
    throwaway: '用一把新的一次性密钥，谁也无法把它和你联系起来；日期只标到小时。',
    sameThrowaway: '用你在本帖里用过的那把密钥，日期只标到小时。',
    nameLinks: '用同一个长期名字发的东西，别人可以联系在一起。',
    working: '正在签名……',
    failed: (why: string) => `没能签名：${why}。你写的字还在这里。`,
  },
  risk: {
    question: '这些话会让你受罚吗？',
    text: (host: string | undefined) =>
      `网络运营商看得到你连了哪台主机、什么时候、多少流量。输入法可能把你打的字传给厂商。${
        host === undefined
          ? '这个程序是一个文件，请核对它是真的。'
          : `本页来自 ${host}，它看得到你的网络地址，也能改动这个程序。`
      }发出去的收不回来。有危险时，只读不写。`,
    yes: '会，或者说不准',
    no: '不会',
  },
  watching: {
    title: '不要在这里写',
    why: (browser: string) =>
      `本页是在 ${browser} 里打开的。这类浏览器看得到你输入的内容，也可能上报你访问的网址。可以继续读，但不要在这里写。`,
    what: '请换一个浏览器打开这个地址，或者把墙存成文件带走，在别处打开。',
    copy: '复制地址',
    take: '取文件',
  },
  mine: {
    none: '你在这个标签页里还没有写过什么。',
    intro: '这些帖子只有这个标签页知道。关掉它，就再也无法撤回；还没送出的会丢失。',
    step: { waiting: '等待', sent: '已送出', 'on-the-wall': '已上墙' },
    onTheWall: (seen: number, of: number) =>
      of === 0 ? '已上墙' : `已上墙，${of} 位见证者中 ${seen} 位已签`,
    withdrawal: '一次撤回',
    leavesAt: (time: string) => `将在 ${time} 送出，免得线路上看出你何时写完。`,
    batch: '帖子每隔几分钟一起放出，这样到达的时间不会指认任何人。',
    now: '现在送出',
    look: '看看到了没有',
    nothingOpen: '哪里都连不上的时候',
    carryHow:
      '把这些帖子存成文件带走。文件是密封的，携带的人读不到内容。任何能连到这面墙的人都可以替你交进去，不必知道里面是什么。',
    asFile: '保存密封文件',
    carried: '已保存。谁都可以交，交几次都行。',
    cannotSeal: '还没有哪个地址告诉我们怎样为这面墙密封帖子。',
    trouble: {
      'trouble/unreachable': (_: string) => '没有一个地址连得上，稍后会自动再试。',
      'trouble/no-inbox': (_: string) => '还没有哪个地址告诉我们怎样为这面墙密封帖子。',
      'trouble/inbox-ended': (day: string) => `密封用的钥匙已于 ${day} 到期。请看看本机的时钟对不对。`,
      'trouble/clock-behind': (day: string) => `本机的时钟慢了：这面墙在 ${day} 已有见证。请校正时钟。`,
      'trouble/refused': (why: string) => `墙没有收下：${why}`,
      'trouble/unsealable': (why: string) => `无法密封：${why}`,
    },
  },
  withdraw: {
    button: '撤回',
    does: '撤回会把你的文字从墙上、从每一份跟着更新的副本里拿掉。位置还在，并注明作者已撤回。',
    doesNot: '谁已经抄下、印下、拍下了它，撤回管不到；谁已经读过，也无法当作没读过。',
    done: '撤回已经上路。',
  },
  opener: {
    intro: '这个文件是打开墙的程序，里面没有墙。请选择别人给你的文件，或者输入一份副本的地址。',
    address: '副本的地址',
  },
  open: {
    title: '打开文件',
    choose: '选择文件，或拖到这里',
    what: '可以是一面墙、别人托你交的密封帖子，或者一份证明。它是什么，文件自己会说明。',
    failed: (why: string) => `打不开：${why}。你手里已有的内容没有丢。`,
    wall: (n: number) => count(n, '已打开，新增 # 条帖子。'),
    otherWall: '那是另一面墙，不管它叫什么名字。没有打开它。',
    handedIn: '已交进去。内容是密封的，一路上没有人读得到。',
    notHandedIn: '没有一个地址收下。请留着文件再试，或者交给别人。',
    proof: '这是一份证明，请把它的编号与“引证”里的编号对照。',
  },
  take: {
    title: '带走',
    intro: '你在这里读得到的一切，都装进一个文件。没有网络也能打开，在哪里打开都会重新核对一遍。',
    html: '存成一个 HTML 文件',
    tar: '存成数据包',
    leaves: '存下的文件会一直留在这台设备的下载目录里，直到你删掉它。',
    saved: '已保存。',
    noApp: '没能从这台主机取到程序。请改存数据包，任何一份程序都能打开它。',
  },
  find: {
    title: '下次怎样找到我们',
    how: '可以拍照、打印，或者念出来。有了这六个字，不管明天地址变成什么，都认得出真的那面墙。',
  },
  addresses: {
    title: '地址',
    intro: '这些地方各有一份这面墙的副本。只会询问你选定的地址。',
    from: { origin: '本页的主机', given: '你给的', named: '墙里写明的，还没有问过' },
    resting: '线路像是被切断了，先不去碰它',
    ask: '去问',
    asked: '已经问过，新内容都在这里了。',
    failed: '没能去问。地址要以 https:// 或 http:// 开头。',
    add: '另一个地址',
    seen: '管理那个地址的人，还有监视你线路的人，都看得到你去问过。',
    again: '现在看看有没有新内容',
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
