// The words about addresses, fetched with their screen.

import type { Language } from '../../pages/model.ts'

const en = {
  intro: 'A copy of this wall is at each of these. Only those that you chose are asked.',
  from: {
    origin: 'host of this page',
    given: 'given by you',
    named: 'named by the wall, not asked so far',
  },
  resting: 'left alone for a while: the line looked cut',
  asked: 'Asked. What was new is here.',
  silent: 'It does not answer. What you hold is still here; another address may.',
  failed: 'It could not be asked. An address begins with https:// or http://.',
  add: 'Another address',
  seen: 'Whoever runs an address, and whoever watches your line, sees that you asked it.',
  again: 'Look for news now',
}

type AddressWords = typeof en

const zhHans: AddressWords = {
  intro: '这些地方各有一份这面墙的副本。只会询问你选定的地址。',
  from: { origin: '本页的主机', given: '你给的', named: '墙里写明的，还没有问过' },
  resting: '线路像是被切断了，先不去碰它',
  asked: '已经问过，新内容都在这里了。',
  silent: '它没有回应。你手里的内容都还在，可以换一个地址再试。',
  failed: '没能去问。地址要以 https:// 或 http:// 开头。',
  add: '另一个地址',
  seen: '管理那个地址的人，还有监视你线路的人，都看得到你去问过。',
  again: '现在看看有没有新内容',
}

const zhHant: AddressWords = {
  intro: '這些地方各有一份這面牆的副本。只會詢問你選定的位址。',
  from: { origin: '本頁的主機', given: '你給的', named: '牆裡寫明的，還沒有問過' },
  resting: '線路像是被切斷了，先不去碰它',
  asked: '已經問過，新內容都在這裡了。',
  silent: '它沒有回應。你手裡的內容都還在，可以換一個位址再試。',
  failed: '沒能去問。位址要以 https:// 或 http:// 開頭。',
  add: '另一個位址',
  seen: '管理那個位址的人，還有監視你線路的人，都看得到你去問過。',
  again: '現在看看有沒有新內容',
}

export const ADDRESSES: Readonly<Record<Language, AddressWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
