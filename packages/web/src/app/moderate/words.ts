// The words of who chooses whose folds apply, of who appeals, and of what moderators do beside folding.

import { plural } from '../../pages/i18n/plural.ts'
import type { Language } from '../../pages/model.ts'

const count = plural('en')

const en = {
  yours: (groups: string) => `A name on this device moderates for: ${groups}.`,
  reported: 'Reported',
  nothingReported: 'Nothing is reported that is not folded already.',
  counts: (names: number, all: number) =>
    `${count(names, '# lasting name', '# lasting names')} of ${count(all, '# report', '# reports')}; keys without standing count for nothing`,
  whatHappens:
    'It is hidden at once, for 72 hours, and for good if another group agrees. Everybody sees who did it and why, and one tap shows it.',
  label: 'Do it',
  labelled: 'The label is on its way.',
  whose: 'Whose folds apply to you',
  whoseHow:
    'A fold hides for you only if one of these groups stands behind it. Your choice stays on this device: in this tab, or in what is saved here. What was folded for good has left most copies; no choice brings it back.',
  all: 'Those of every group',
  chosen: 'Only those of these groups',
  hidden: 'Hidden from you now',
  nothingHidden: 'Nothing.',
  by: (groups: string, till: string) => `folded by ${groups}, ${till}`,
  keepers: 'the keepers',
  until: (when: string) => `until ${when}, unless another group agrees`,
  stays: 'for good',
  staysFrom: (when: string) => `for good from ${when}, unless it is taken back before`,
  appeal: 'Appeal',
  appealTitle: (place: string) => `Appeal: ${place}`,
  appealText: (place: string, reason: string, groups: string) =>
    `I ask that what stands at ${place} be unfolded. It was folded by ${groups}: ${reason}.`,
  appealWhy: 'My reasons:',
  toBoard: 'To board',
  original: 'Place of the earlier thread',
  noOriginal: 'No thread stands at this place.',
  marks: 'Everybody sees who said so. It ends when you take it back.',
  everyOne: 'All of these',
  ticked: (n: number) => (n === 1 ? 'One is ticked; say of it:' : `${n} are ticked; say of all of them:`),
  oneGroup:
    'This wall has one group: what it folds is hidden at once. You can take it back for 72 hours; after that it is hidden for good, and the words leave the copies. Everybody sees who did it and why.',
  saying: (what: string, names: number) => `${what} ${names}`,
  listed: (most: number, all: number) => `Of each list the first ${most} stand here; the longest has ${all}.`,
  more: 'Show more',
  vouchNeedsName: 'Choose a name for it above.',
  vouch: 'Vouch for it',
  vouchHow:
    'A vouch of an old name lets its author’s posts stand without work. Ten a week count, whoever vouches.',
}

type ModeratingWords = typeof en

const zhHans: ModeratingWords = {
  yours: (groups) => `本机的一个名字为以下小组管理：${groups}。`,
  reported: '被举报的',
  nothingReported: '没有待处理的举报。',
  counts: (names, all) => `${all} 次举报中，${names} 个来自长期名字，其余不计`,
  whatHappens: '立即折叠七十二小时，另一个小组同意才一直折叠。是谁、为什么，人人看得见。',
  label: '确定',
  labelled: '标记正在送往墙上。',
  whose: '谁的折叠对你有效',
  whoseHow:
    '有下列小组折叠过的，才对你隐藏。这个选择只留在本机：在这个标签页里，或在本机保存的内容里。一直折叠的已经离开大多数副本，怎么选都找不回来。',
  all: '所有小组的',
  chosen: '只限这些小组的',
  hidden: '现在对你隐藏的',
  nothingHidden: '没有。',
  by: (groups, till) => `由${groups}折叠，${till}`,
  keepers: '保管人',
  until: (when) => `到 ${when} 为止，除非另一个小组同意`,
  stays: '一直有效',
  staysFrom: (when) => `${when} 之前没有收回就一直有效`,
  appeal: '申诉',
  appealTitle: (place) => `申诉：${place}`,
  appealText: (place, reason, groups) => `我请求展开${place}。它由${groups}折叠，原因是：${reason}。`,
  appealWhy: '我的理由：',
  toBoard: '移到版块',
  original: '原先那个讨论的位置',
  noOriginal: '这个位置上没有讨论。',
  marks: '是谁说的，人人看得见；收回就失效。',
  everyOne: '全选',
  ticked: (n) => `勾了 ${n} 帖，一并标为：`,
  oneGroup:
    '这面墙只有一个小组：它一折叠就立刻隐藏。七十二小时内可以收回，过后一直有效，文字也会离开各份副本。是谁折叠的、什么原因，人人看得见。',
  saying: (what, names) => `${what} ${names}`,
  listed: (most, all) => `每个列表先列 ${most} 条，最长的有 ${all} 条。`,
  more: '再多列一些',
  vouchNeedsName: '请先在上面选一个名字。',
  vouch: '为它担保',
  vouchHow: '有些年头的名字担保之后，作者的帖子不必再做工作量证明。无论谁担保，一周只算十次。',
}

const zhHant: ModeratingWords = {
  yours: (groups) => `本機的一個名字為以下小組管理：${groups}。`,
  reported: '被檢舉的',
  nothingReported: '沒有待處理的檢舉。',
  counts: (names, all) => `${all} 次檢舉中，${names} 個來自長期名字，其餘不計`,
  whatHappens: '立即摺疊七十二小時，另一個小組同意才一直摺疊。是誰、為什麼，人人看得見。',
  label: '確定',
  labelled: '標記正在送往牆上。',
  whose: '誰的摺疊對你有效',
  whoseHow:
    '有下列小組摺疊過的，才對你隱藏。這個選擇只留在本機：在這個分頁裡，或在本機儲存的內容裡。一直摺疊的已經離開大多數副本，怎麼選都找不回來。',
  all: '所有小組的',
  chosen: '只限這些小組的',
  hidden: '現在對你隱藏的',
  nothingHidden: '沒有。',
  by: (groups, till) => `由${groups}摺疊，${till}`,
  keepers: '保管人',
  until: (when) => `到 ${when} 為止，除非另一個小組同意`,
  stays: '一直有效',
  staysFrom: (when) => `${when} 之前沒有收回就一直有效`,
  appeal: '申訴',
  appealTitle: (place) => `申訴：${place}`,
  appealText: (place, reason, groups) => `我請求展開${place}。它由${groups}摺疊，原因是：${reason}。`,
  appealWhy: '我的理由：',
  toBoard: '移到看板',
  original: '原先那個討論串的位置',
  noOriginal: '這個位置上沒有討論串。',
  marks: '是誰說的，人人看得見；收回就失效。',
  everyOne: '全選',
  ticked: (n) => `勾了 ${n} 則，一併標為：`,
  oneGroup:
    '這面牆只有一個小組：它一摺疊就立刻隱藏。七十二小時內可以收回，過後一直有效，文字也會離開各份副本。是誰摺疊的、什麼原因，人人看得見。',
  saying: (what, names) => `${what} ${names}`,
  listed: (most, all) => `每個清單先列 ${most} 條，最長的有 ${all} 條。`,
  more: '再多列一些',
  vouchNeedsName: '請先在上面選一個名字。',
  vouch: '為它擔保',
  vouchHow: '有些年頭的名字擔保之後，作者的貼文不必再做工作量證明。無論誰擔保，一週只算十次。',
}

export const MODERATING: Readonly<Record<Language, ModeratingWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
