// The words of who takes back everything that a name said.

import { plural } from '../../pages/i18n/plural.ts'
import type { Language } from '../../pages/model.ts'

const count = plural('en')

const en = {
  title: 'Take back everything this name said',
  does: (n: number) =>
    `Every post and article of this name up to now loses its words (${count(n, '# is', '# are')} read here), and so does what the name is called. What still waits on this device and is dated before goes too. The places stay, empty, and say that their author took the words back.`,
  doesNot:
    'It calls nothing back. Whoever copied, quoted or printed your words has them, and so has a copy that does not follow this wall. Other relays are asked, and may refuse.',
  stays:
    'That this name was here, and when it spoke, stays readable; so do its signatures, its labels as a moderator, and what another key of the same name said. What you say later stays as well.',
  pause:
    'The words go 72 hours after witnesses saw the wish. You cannot call it back. If the key of the name is replaced in that time with its twelve words, nothing goes: so a thief cannot empty what you wrote.',
  sure: 'I know that this cannot be undone',
  button: 'Take all of it back',
  sent: 'The wish is on its way to the wall.',
  onItsWay: (upTo: string) =>
    `Everything it said up to ${upTo} is to be taken back. No witness has seen the wish yet.`,
  due: (upTo: string, when: string) =>
    `Everything it said up to ${upTo} loses its words on ${when}, unless the key of the name is replaced before.`,
  done: (upTo: string) => `Everything it said up to ${upTo} was taken back.`,
}

type VanishWords = typeof en

const zhHans: VanishWords = {
  title: '收回这个名字说过的一切',
  does: (n) =>
    `这个名字到现在为止的每一帖、每一篇文章都会撤下文字（这里读到的有 ${n} 篇），名字的叫法也一样。还在本机等待、日期更早的也算在内。位置会留下，空着，并写明是作者收回的。`,
  doesNot:
    '已经传出去的叫不回来。谁抄录、引用、打印过你的话，谁手里就还有；不跟随这面墙的副本也还有。其他中继会收到请求，但可以不理会。',
  stays:
    '这个名字来过、什么时候说过话，仍然读得到；它的签名、它作为管理者加的标记、同一名字的另一把密钥说过的话，也都还在。你以后再说的不受影响。',
  pause:
    '见证者见到请求之后，再过 72 小时文字才会撤下。请求发出就收不回来。这期间若用十二个词更换了名字的密钥，就什么都不会撤下：这样，偷到密钥的人清不掉你写过的东西。',
  sure: '我知道这无法挽回',
  button: '全部收回',
  sent: '请求正在送往墙上。',
  onItsWay: (upTo) => `它在 ${upTo} 之前说过的一切都将收回，目前还没有见证者见到这个请求。`,
  due: (upTo, when) => `它在 ${upTo} 之前说过的一切，将在 ${when} 撤下文字，除非在那之前更换了名字的密钥。`,
  done: (upTo) => `它在 ${upTo} 之前说过的一切都已收回。`,
}

const zhHant: VanishWords = {
  title: '收回這個名字說過的一切',
  does: (n) =>
    `這個名字到現在為止的每一則貼文、每一篇文章都會撤下文字（這裡讀到的有 ${n} 篇），名字的叫法也一樣。還在本機等待、日期更早的也算在內。位置會留下，空著，並寫明是作者收回的。`,
  doesNot:
    '已經傳出去的叫不回來。誰抄錄、引用、列印過你的話，誰手裡就還有；不跟隨這面牆的副本也還有。其他中繼會收到請求，但可以不理會。',
  stays:
    '這個名字來過、什麼時候說過話，仍然讀得到；它的簽名、它身為管理者加的標記、同一名字的另一把金鑰說過的話，也都還在。你以後再說的不受影響。',
  pause:
    '見證者見到請求之後，再過 72 小時文字才會撤下。請求送出就收不回來。這期間若用十二個詞更換了名字的金鑰，就什麼都不會撤下：這樣，偷到金鑰的人清不掉你寫過的東西。',
  sure: '我知道這無法挽回',
  button: '全部收回',
  sent: '請求正在送往牆上。',
  onItsWay: (upTo) => `它在 ${upTo} 之前說過的一切都將收回，目前還沒有見證者見到這個請求。`,
  due: (upTo, when) => `它在 ${upTo} 之前說過的一切，將在 ${when} 撤下文字，除非在那之前更換了名字的金鑰。`,
  done: (upTo) => `它在 ${upTo} 之前說過的一切都已收回。`,
}

export const VANISH: Readonly<Record<Language, VanishWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
