// What the demonstration says about itself, in three languages: how a wall works, and what a fold and a
// withdrawal look like. Uses the ten words of the README and no other noun of ours.

export interface Translated {
  readonly lang: string
  readonly text: string
}

export interface OwnThread {
  readonly title: string
  readonly lang: string
  readonly text: string
  readonly replies: readonly Translated[]
}

export const HOW_IT_WORKS: OwnThread = {
  title: 'How this wall works · 这面墙如何运作 · 這面牆如何運作',
  lang: 'en',
  text: `Everything here is a post: a few words, signed by whoever wrote them. The wall is its posts and its definition, which says who keeps it.

Each post gets a place in the log, a list that can only grow. Witnesses sign that it only grew, and when. So nobody, not even whoever runs this machine, can silently remove a post, change it, or show you another list than your neighbour.

Anyone may hold a copy and check it: run "commonwall verify" with the address of this page. A copy that lacks something says so.

A post can be folded: hidden, with a reason, by moderators whom the definition names. It is never removed, and its place stays in the log. Its author can withdraw it; then the words go, and the place stays.

You may write under a throwaway key, which costs nothing and says nothing about you, or under a name, which can be protected and whose key can be replaced.

This is a demonstration on one machine. It has no witnesses: what it says about time is its own word only.`,
  replies: [
    {
      lang: 'zh-Hans',
      text: `这里的一切都是帖子：几句话，由写下它的人签名。墙就是全部帖子加上它的定义，定义写明由谁保管。

每条帖子在日志中占一个位置，日志只能变长。见证者签名证明它只增不减，并写明时间。因此，没有人能悄悄删帖、改帖，也没有人能给你看一份与邻居不同的列表；管理这台机器的人也不能。

任何人都可以保存一份副本并自行核对：用本页地址运行“commonwall verify”。副本缺了什么，会如实说明。

帖子可以被折叠：由定义中列名的管理者隐藏，并写明理由。帖子不会被移除，它在日志中的位置始终保留。作者可以撤回自己的帖子；文字会消失，位置仍在。

你可以用一次性密钥发言，不花钱，也不透露你是谁；也可以使用名字，名字可以受到保护，密钥丢了可以更换。

这是在一台机器上的演示，没有见证者：它所说的时间只是一面之词。`,
    },
    {
      lang: 'zh-Hant',
      text: `這裡的一切都是貼文：幾句話，由寫下它的人簽名。牆就是全部貼文加上它的定義，定義寫明由誰保管。

每則貼文在日誌中佔一個位置，日誌只會變長。見證者簽名證明它只增不減，並寫明時間。因此，沒有人能悄悄刪文、改文，也沒有人能給你看一份與鄰居不同的清單；管理這台機器的人也不能。

任何人都可以保存一份副本並自行核對：用本頁位址執行「commonwall verify」。副本缺了什麼，會如實說明。

貼文可以被摺疊：由定義中列名的管理者隱藏，並寫明理由。貼文不會被移除，它在日誌中的位置始終保留。作者可以撤回自己的貼文；文字會消失，位置仍在。

你可以用一次性金鑰發言，不花錢，也不透露你是誰；也可以使用名字，名字可以受到保護，金鑰遺失可以更換。

這是在一台機器上的示範，沒有見證者：它所說的時間只是一面之詞。`,
    },
  ],
}

export const FOLDED_AND_WITHDRAWN = {
  title: 'A folded post and a withdrawn one · 折叠与撤回 · 摺疊與撤回',
  lang: 'en',
  text: 'Below, one post is folded and one is withdrawn. Both were answered, so both keep their places here: you see that something stood there, and why it does not any more. Every place that lost its words is also listed under “Log”.',
  folded:
    'This post stands here to be folded. It is off topic: it advertises nothing and promises even less.',
  answerToFolded:
    'An answer to the folded post. It was said, it was hidden with a reason, and nothing was removed from the log.',
  withdrawn:
    'This post was withdrawn by its author a moment after it was written. Its words are gone; its place is not.',
  answerToWithdrawn:
    'An answer to the withdrawn post. Whoever withdraws takes the words back, and cannot take back that they were there.',
  translations: [
    {
      lang: 'zh-Hans',
      text: '这个讨论里有一条帖子被折叠，一条被撤回。两条都有人回复过，所以都保留原来的位置：你看得到那里曾经有过什么，也看得到为什么现在没有了。失去文字的位置在“日志”里也都列出。\n\n被折叠的那条离题：它什么也没推销，许诺的更少。它说过，后来附上理由被隐藏，日志里什么也没有移除。\n\n被撤回的那条刚写下就由作者撤回。文字没有了，位置还在：撤回收得回文字，收不回它曾经在这里。',
    },
    {
      lang: 'zh-Hant',
      text: '這個討論串裡有一則貼文被摺疊，一則被撤回。兩則都有人回覆過，所以都保留原來的位置：你看得到那裡曾經有過什麼，也看得到為什麼現在沒有了。失去文字的位置在「日誌」裡也都列出。\n\n被摺疊的那則離題：它什麼也沒推銷，許諾的更少。它說過，後來附上理由被隱藏，日誌裡什麼也沒有移除。\n\n被撤回的那則剛寫下就由作者撤回。文字沒有了，位置還在：撤回收得回文字，收不回它曾經在這裡。',
    },
  ],
} as const

export const BOARDS: readonly {
  readonly slug: string
  readonly titles: readonly (readonly [lang: string, title: string])[]
}[] = [
  {
    slug: 'declaration',
    titles: [
      ['en', 'The Declaration'],
      ['zh-Hans', '世界人权宣言'],
      ['zh-Hant', '世界人權宣言'],
    ],
  },
  {
    slug: 'words-of-2015',
    titles: [
      ['en', 'The words of 2015'],
      ['zh-Hans', '2015 年的措辞'],
      ['zh-Hant', '2015 年的措辭'],
    ],
  },
  {
    slug: 'this-wall',
    titles: [
      ['en', 'This wall'],
      ['zh-Hans', '关于这面墙'],
      ['zh-Hant', '關於這面牆'],
    ],
  },
]

export const TITLES: readonly (readonly [lang: string, title: string])[] = [
  ['en', 'A demonstration wall'],
  ['zh-Hans', '演示墙'],
  ['zh-Hant', '示範牆'],
]
