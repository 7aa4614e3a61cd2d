// 应用的简体中文。

import { plural } from '../../pages/i18n/plural.ts'
import type { AppMessages } from './en.ts'

const count = plural('zh-Hans')

export const appZhHans = {
  nav: { write: '发言', mine: '我的帖子', take: '带走', more: '更多' },
  foot: {
    kept: (host: string) =>
      `程序保存在这台设备上。它来自 ${host}，向那里请求内容时，对方看得到你的网络地址。`,
    hostSees: (host: string) => `本页来自 ${host}，它看得到你的网络地址。此外没有向任何人要过任何东西。`,
  },
  moment: '请稍等……',
  partMissing: {
    part: '程序的一部分没能取到。',
    why: '主机没了，线路断了，或者主机已换了新的程序。请再试，重新载入页面，或者从文件打开这面墙。',
  },
  copy: '复制',
  copied: '已复制。',
  notCopied: '这个浏览器不让网页复制，请自己选中文字再复制。',
  read: {
    begin: '发起讨论',
    languages: '语言',
    allLanguages: '全部',
    firstWriter: '只看楼主',
    sideBySide: '对照阅读',
    searchHere: '只在本机搜索，不发送、不保存任何内容。',
    follow: '关注',
    asText: '存为文本',
    print: '打印',
  },
  post: {
    reply: '回复',
    replyThread: '回复本帖',
    replyArticle: '回复本文',
    quote: '引用',
    cite: '引证',
    late: '发于讨论关闭之后',
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
    nameLinks: '用同一个长期名字发的东西，别人可以联系在一起，还看得到签名的那一分钟。',
    working: '正在签名……',
    failed: (why: string) => `没有发出：${why}。你写的字还在这里。`,
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
    take: '带走文件',
  },
  mine: {
    none: '你在这个标签页里还没有写过什么。',
    intro: '这些帖子只有这个标签页知道。关掉它就无法撤回，没送出的会丢失。',
    step: { waiting: '等待', sent: '已送出', 'on-the-wall': '已上墙' },
    onTheWall: (seen: number, of: number) =>
      of === 0 ? '已上墙' : `已上墙，${of} 位见证者中 ${seen} 位已签`,
    withdrawal: '一次撤回',
    leavesAt: (time: string) => `将在 ${time} 送出，免得线路上看出你何时写完。`,
    batch: '帖子每隔几分钟一起放出，免得到达的时间指认任何人。',
    now: '现在送出',
    look: '看看到了没有',
    nothingOpen: '哪里都连不上的时候',
    carryHow: '把这些帖子存成文件带走。文件是密封的，携带的人读不到。谁能连到这面墙，谁就可以替你交进去。',
    asFile: '保存密封文件',
    carried: '已保存。谁都可以交，交几次都行。',
    trouble: {
      'trouble/unreachable': (_: string) => '没有一个地址连得上，稍后会自动再试。',
      'trouble/no-inbox': (_: string) => '还没有哪个地址告诉我们怎样为这面墙密封帖子。',
      'trouble/inbox-ended': (day: string) => `密封用的密钥已于 ${day} 到期。请看看本机的时钟对不对。`,
      'trouble/clock-behind': (day: string) => `本机的时钟慢了：这面墙在 ${day} 已有见证。请校正时钟。`,
      'trouble/refused': (why: string) => `墙没有收下：${why}。`,
      'trouble/unsealable': (_: string) => '无法密封：它太长，或者用来密封的密钥已损坏。',
    },
  },
  withdraw: {
    button: '撤回',
    does: '撤回会把你的文字从墙上、从每一份会更新的副本里拿掉。位置还在，并注明作者已撤回。',
    doesNot: '谁已经抄下、印下、拍下了它，撤回管不到；谁已经读过，也无法当作没读过。',
    done: '撤回正在送往墙上。',
  },
  opener: {
    intro: '这个文件是打开墙的程序，里面没有墙。请选择文件，或者输入副本的地址。',
    address: '副本的地址',
  },
  open: {
    title: '打开文件',
    choose: '选择文件，或拖到这里',
    what: '一面墙、托你交的密封帖子，或者一份证明。',
    failed: (why: string) => `打不开：${why}。你手里已有的内容没有丢，可以请给你的人再给一次。`,
    wall: (n: number) => count(n, '已打开，新增 # 条帖子。'),
    otherWall: '那是另一面墙，不管它叫什么名字。没有打开它。',
    handedIn: '已交进去。内容是密封的，一路上没有人读得到。',
    notHandedIn: '没有一个地址收下。请留着文件再试，或者交给别人。',
  },
  take: {
    title: '带走',
    intro: '这里的一切装进一个文件，没有网络也能打开，每次打开都重新核对。',
    html: '存成一个 HTML 文件',
    tar: '存成数据包',
    leaves: '存下的文件会一直留在这台设备的下载目录里，直到你删掉它。',
    saved: '已保存。',
    noApp: '没能从这台主机取到程序，请改存数据包。',
  },
  addresses: { title: '地址', ask: '去问' },
  saving: { title: '保存' },
  wipe: {
    button: '清除并离开',
    key: '或者连按三次 Esc 键。',
  },
  names: {
    title: '名字',
    intro: '发言不需要名字。长期名字会把用它说过的话都连在一起。认名字，要认它的六个字。',
    notHere: (host: string) =>
      `${host} 提供的页面上，绝不显示、也绝不输入名字的助记词和密钥，因为它有能力改动程序。请把墙存成文件，打开那个文件，在那里起名字。`,
    state: {
      protected: '受保护',
      waiting: '尚未受保护，密钥声明正在送往墙上',
      replaced: '本机的密钥已被替换',
    },
    make: '起一个长期名字',
    makeHow: '你会看到十二个词，只显示一次。密钥万一被偷，只有它们能把它换掉。',
    called: '叫什么',
    taken: '已有一个受保护的名字看起来一样，请换一个不会混淆的。',
    stolen: '我的密钥被偷了',
    stolenHow: '输入这个名字的十二个词。新密钥立刻取代旧的，偷的人从此说什么都不算数。',
    oldWords: '这个名字的十二个词',
    wordsIn: '新词用',
    showWords: '显示这些词',
    wrongWords: '这不是这面墙上任何一个名字的词。',
    writeDown: '把这十二个词写在纸上',
    onlyOnce: '只显示这一次。不要拍照，不要存文件，不要放云端，只写在纸上。',
    written: '我已经写下来了',
    check: '核对其中三个',
    word: (n: number) => `第 ${n} 个词`,
    finish: '完成',
    showAgain: '再看一遍',
    differs: '有一个与纸上的不同。',
    made: '名字正在送往墙上。',
    keyFile: '密钥文件',
    keyFileHow: '用密码锁好密钥，带到你自己的另一台设备。谁有文件和密码，谁就能用你的名字说话。',
    password: '密码，至少八个字符',
    exportKey: '保存密钥文件',
    importKey: '打开密钥文件',
    imported: '密钥已在本机。',
    notOpened: '这个密码打不开它。',
  },
  report: {
    button: '举报',
    worth: '举报会让各小组的管理者看到它。长期名字的举报才计数。',
    types: { spam: '垃圾信息', illegal: '违法', impersonation: '冒充他人', other: '其他' },
    sent: '举报正在送往墙上。',
  },
  proof: {
    title: '这些内容有多可信',
    source: {
      node: '来自本页的主机，这面墙的日志就写在那里。',
      copy: '来自一份副本的节选。',
      host: '来自本页的主机。',
      other: '来自另一个地址，不是本页的主机。',
      file: '来自一个文件。',
      here: '一直保存在本机。',
    },
    unasked: '没有向任何主机要过东西。',
    checked: (n: number) => count(n, '# 条内容都与日志签过名的根核对过。'),
    witnesses: (seen: number, of: number) =>
      `${of} 位见证者中有 ${seen} 位签名证明这份日志只增不减。他们与日志由不同的人掌管，这一点只有保管人的说法。`,
    age: (time: string) => `最新的签名是 ${time} 的，之后的内容这里没有。`,
    saved: '已保存在本机：这份副本留在这台设备上，用你的口令加密。',
    notSaved: '不作保存：关掉这个标签页，一切都会消失。',
    program: (host: string | undefined) =>
      host === undefined
        ? '程序就是你打开的这个文件，别人无法从远处改动它。'
        : `程序来自 ${host}，它有能力改动程序。你核对过一次的文件则改不了。`,
    nothingWrong: '收到的内容里没有发现任何不对的地方。',
    wrong: (n: number) => count(n, '收到的内容里有 # 处不对，均未采信'),
  },
} satisfies AppMessages
