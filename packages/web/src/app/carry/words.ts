// The words of addresses: those that are asked, and those that go from one person to another.

import type { Language } from '../../pages/model.ts'

const en = {
  intro: 'A copy of this wall is at each of these. Only those that you chose are asked.',
  from: {
    origin: 'host of this page',
    given: 'given by you',
    bridge: 'given to you alone',
    named: 'named by the wall, not asked so far',
  },
  until: (day: string) => `until ${day}`,
  answered: (when: string) => `answered last at ${when}`,
  resting: 'left alone for a while: the line looked cut',
  asked: 'Asked. What was new is here.',
  none: 'No address gave what it should: they do not answer, or the line was cut. Whether there is news is not known.',
  nobody: 'So far no address is asked. Type one, or ask one that the wall names.',
  heard: (posts: number) =>
    posts === 0
      ? 'Asked. The relay has nothing that is not here already.'
      : `Asked. Posts came that were not here: ${posts}. They are signed; in no log that is held here so far.`,
  trouble: {
    silent: 'It does not answer, or the line was cut.',
    cut: 'Its answer broke off.',
    refused: 'It answers, and refuses.',
    elsewhere: 'It sends you to another address. Nobody went there.',
    page: 'It gave a page instead of the wall’s files: the network’s own sign-in page, or it is no mirror.',
  },
  // It follows a sentence, in Chinese without a space.
  held: ' What you hold is still here; another address may answer.',
  failed: 'It could not be asked. An address begins with https://, http://, wss:// or ws://.',
  add: 'Another address, or the text that somebody gave you',
  seen: 'Whoever runs an address, and whoever watches your line, sees that you asked it.',
  again: 'Look for news now',
  forget: 'Forget it',
  forgotten: 'Forgotten. It is asked no more.',
  give: 'Give to one person',
  giveHow:
    'This address lives as long as few people know it. Give it to one person, by a way that you trust. No file that you take along holds it, and no post may name it.',
  copyLink: 'Copy as a link',
  tells:
    'This names an address that the wall itself does not name: few people know it, and everybody would read it. Take it out of the text.',
  asFile: 'Save as a file',
  taken: 'Taken: an address for you alone. It is asked from now on, and stands under “Addresses”.',
}

type AddressWords = typeof en

const zhHans: AddressWords = {
  intro: '这些地方各有一份这面墙的副本。只会询问你选定的地址。',
  from: {
    origin: '本页的主机',
    given: '你给的',
    bridge: '只给了你一个人的',
    named: '墙里写明的，还没有问过',
  },
  until: (day) => `到 ${day} 为止`,
  answered: (when) => `上次有回应：${when}`,
  resting: '线路像是被切断了，先不去碰它',
  asked: '已经问过，新内容都在这里了。',
  none: '没有一个地址给出该有的回应，也可能线路被切断了。有没有新内容，现在不知道。',
  nobody: '现在没有任何地址可以询问。请输入一个，或者去问墙里写明的地址。',
  heard: (posts) =>
    posts === 0
      ? '已经问过，这个中继没有这里缺的内容。'
      : `已经问过，来了 ${posts} 条这里没有的帖子。都有签名，这里的日志尚未收录。`,
  trouble: {
    silent: '它没有回应，或者线路被切断了。',
    cut: '它的回应说到一半就断了。',
    refused: '它有回应，但是拒绝了。',
    elsewhere: '它要你到另一个地址去，没有照做。',
    page: '它给的是网页，不是墙的文件：也许是网络自己的登录页，也许它不是镜像。',
  },
  held: '你手里的内容都还在，可以换一个地址再试。',
  failed: '没能去问。地址要以 https://、http://、wss:// 或 ws:// 开头。',
  add: '另一个地址，或者别人给你的那段文字',
  seen: '管理那个地址的人，还有监视你线路的人，都看得到你去问过。',
  again: '现在看看有没有新内容',
  forget: '忘掉它',
  forgotten: '已经忘掉，不会再去问。',
  give: '只给一个人',
  giveHow:
    '这个地址，知道的人越少，活得越久。用你信得过的办法，只交给一个人。你带走的文件里都没有它，帖子里也不许写它。',
  copyLink: '复制成链接',
  tells: '文字里提到了一个墙里没有写明、只有少数人知道的地址，发出去人人都会看到。请把它删掉。',
  asFile: '存成文件',
  taken: '已经收下：这是只给你的地址，从现在起会去询问，列在“地址”里。',
}

const zhHant: AddressWords = {
  intro: '這些地方各有一份這面牆的副本。只會詢問你選定的位址。',
  from: {
    origin: '本頁的主機',
    given: '你給的',
    bridge: '只給了你一個人的',
    named: '牆裡寫明的，還沒有問過',
  },
  until: (day) => `到 ${day} 為止`,
  answered: (when) => `上次有回應：${when}`,
  resting: '線路像是被切斷了，先不去碰它',
  asked: '已經問過，新內容都在這裡了。',
  none: '沒有一個位址給出該有的回應，也可能線路被切斷了。有沒有新內容，現在不知道。',
  nobody: '現在沒有任何位址可以詢問。請輸入一個，或者去問牆裡寫明的位址。',
  heard: (posts) =>
    posts === 0
      ? '已經問過，這個中繼沒有這裡缺的內容。'
      : `已經問過，來了 ${posts} 則這裡沒有的貼文。都有簽名，這裡的日誌尚未收錄。`,
  trouble: {
    silent: '它沒有回應，或者線路被切斷了。',
    cut: '它的回應說到一半就斷了。',
    refused: '它有回應，但是拒絕了。',
    elsewhere: '它要你到另一個位址去，沒有照做。',
    page: '它給的是網頁，不是牆的檔案：也許是網路自己的登入頁，也許它不是鏡像。',
  },
  held: '你手裡的內容都還在，可以換一個位址再試。',
  failed: '沒能去問。位址要以 https://、http://、wss:// 或 ws:// 開頭。',
  add: '另一個位址，或者別人給你的那段文字',
  seen: '管理那個位址的人，還有監視你線路的人，都看得到你去問過。',
  again: '現在看看有沒有新內容',
  forget: '忘掉它',
  forgotten: '已經忘掉，不會再去問。',
  give: '只給一個人',
  giveHow:
    '這個位址，知道的人越少，活得越久。用你信得過的辦法，只交給一個人。你帶走的檔案裡都沒有它，貼文裡也不許寫它。',
  copyLink: '複製成連結',
  tells: '文字裡提到了一個牆裡沒有寫明、只有少數人知道的位址，發出去人人都會看到。請把它刪掉。',
  asFile: '存成檔案',
  taken: '已經收下：這是只給你的位址，從現在起會去詢問，列在「位址」裡。',
}

export const ADDRESSES: Readonly<Record<Language, AddressWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
