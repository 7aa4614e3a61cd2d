// The words of a voice in an assembly, and what every way of acting there says. What each screen says itself comes with it.

import type { Language } from '../../../pages/model.ts'

const en = {
  yours: 'Your voice',
  promise: 'Issuers know that you are a member; nobody can tell which voice is yours.',
  noneLate: 'Joining is over. Whoever has no voice by now can read, and take part in the discussion.',
  join: 'Join with an invitation',
  goOnJoining: 'Go on joining',
  asking: (answered: number, of: number) => `${answered} of ${of} issuers have answered.`,
  drawn: (group: string, time: string) =>
    `You have a voice in ${group}. It speaks up by itself at ${time}, a moment drawn by chance, so that nobody sees a voice appear when you joined. Until then it says nothing.`,
  onItsWay: (group: string) =>
    `You have a voice in ${group}. Its first, empty ballot is on its way; once it is on the wall you can vote and propose.`,
  speaks: (group: string) => `You have a voice in ${group}.`,
  keepOpen:
    'In “Nothing saved” your voice dies with this tab, and a phone may drop a tab that nobody looks at, without asking. Better save your voice on this device.',
  save: 'Save it on this device',
  toBallot: 'Your ballot',
  forget: 'Forget my ballot key',
  forgetHow:
    'The key is a receipt: whoever finds it can see how you voted. Once the assembly is over you need it no more. Forgotten, it cannot be brought back.',
  forgetEarly: 'Before the end you cannot vote any more without it, and a ballot that has not left is lost.',
  forgetYes: 'Yes, forget it',
  leave: 'Leave it',
  forgotten: 'The key is forgotten.',
}

type ActWords = typeof en

const zhHans: ActWords = {
  yours: '你的声音',
  promise: '签发人知道你是成员，但谁也看不出哪个声音是你的。',
  noneLate: '加入的时间已过。现在还没有声音的人可以阅读，也可以参加讨论。',
  join: '凭邀请加入',
  goOnJoining: '继续加入',
  asking: (answered, of) => `${of} 位签发人中已有 ${answered} 位答复。`,
  drawn: (group, time) =>
    `你在${group}有了声音。它会在 ${time} 自己发声，这个时刻由抽签决定，这样谁也看不出有声音在你加入时出现。在那之前它什么也不说。`,
  onItsWay: (group) => `你在${group}有了声音。它的第一张空票正在送往墙上，上墙以后你就可以表态和提案。`,
  speaks: (group) => `你在${group}有声音。`,
  keepOpen:
    '在“不作保存”的状态下，声音会随这个标签页一起消失，而手机可能不问一声就丢掉没在看的标签页。最好把声音保存到本机。',
  save: '保存到本机',
  toBallot: '你的票',
  forget: '忘掉我的投票密钥',
  forgetHow: '这把密钥等于收据：谁找到它，就能看到你怎么投的。议事结束后你不再需要它。忘掉以后找不回来。',
  forgetEarly: '结束之前忘掉它，你就不能再投票了，还没送出的票也会丢掉。',
  forgetYes: '是的，忘掉',
  leave: '算了',
  forgotten: '密钥已忘掉。',
}

const zhHant: ActWords = {
  yours: '你的聲音',
  promise: '簽發人知道你是成員，但誰也看不出哪個聲音是你的。',
  noneLate: '加入的時間已過。現在還沒有聲音的人可以閱讀，也可以參加討論。',
  join: '憑邀請加入',
  goOnJoining: '繼續加入',
  asking: (answered, of) => `${of} 位簽發人中已有 ${answered} 位答覆。`,
  drawn: (group, time) =>
    `你在${group}有了聲音。它會在 ${time} 自己發聲，這個時刻由抽籤決定，這樣誰也看不出有聲音在你加入時出現。在那之前它什麼也不說。`,
  onItsWay: (group) => `你在${group}有了聲音。它的第一張空票正在送往牆上，上牆以後你就可以表態和提案。`,
  speaks: (group) => `你在${group}有聲音。`,
  keepOpen:
    '在「不作儲存」的狀態下，聲音會隨這個分頁一起消失，而手機可能不問一聲就丟掉沒在看的分頁。最好把聲音儲存到本機。',
  save: '儲存到本機',
  toBallot: '你的票',
  forget: '忘掉我的投票金鑰',
  forgetHow: '這把金鑰等於收據：誰找到它，就能看到你怎麼投的。議事結束後你不再需要它。忘掉以後找不回來。',
  forgetEarly: '結束之前忘掉它，你就不能再投票了，還沒送出的票也會丟掉。',
  forgetYes: '是的，忘掉',
  leave: '算了',
  forgotten: '金鑰已忘掉。',
}

export const ACT_WORDS: Readonly<Record<Language, ActWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
