// The words of the public log of moderation: pages without JavaScript and the app say the same.

import { plural } from '../i18n/plural.ts'
import type { Language } from '../model.ts'

const one = plural('en')

const en = {
  intro:
    'Moderators hide with a reason. The place stays, and all that they did stands here, the latest first: any copy computes the same.',
  /** @param groups how many there are · @param keepers how many fold together where there is none */
  rule: (groups: number, keepers: number) =>
    groups > 1
      ? 'One moderator folds for 72 hours; only two groups together for good.'
      : groups === 1
        ? 'This wall has one group. What it folds is hidden at once, and for good if it is not taken back within 72 hours.'
        : keepers > 1
          ? `This wall has no group: only ${keepers} keepers together fold, and for good.`
          : 'This wall has no group: what a keeper folds is hidden at once, and for good if it is not taken back within 72 hours.',
  groups: 'Who did how much',
  moderators: (n: number) => one(n, '# moderator', '# moderators'),
  folds: (n: number, reasons: readonly string[]) =>
    one(n, '# fold', '# folds') + (n === 0 ? '' : ` (${reasons.join(', ')})`),
  each: (what: string, n: number) => `${what} ${n}`,
  others: (n: number) => one(n, '# other label', '# other labels'),
  backs: (n: number) => `${n} taken back`,
  done: 'What was done',
  nothingDone: 'Nothing so far.',
  older: 'Older ones are not listed here. Every copy has them.',
  keepers: 'keepers',
  takenBack: (when: string) => `Taken back ${when}.`,
  forGood: 'It hides for good.',
  waits: (when: string) => `It hides now, and for good from ${when}, unless it is taken back before.`,
  until: (when: string) => `It hides until ${when}, unless another group agrees.`,
  ended: 'It hides nothing now.',
  cited: 'Said of it:',
  citedMore: (n: number) => `${n} more`,
  folded: (reason: string) => `fold: ${reason}`,
  law: (under: string) => ` (${under})`,
  verbs: {
    vouch: 'vouch',
    pin: 'pin',
    close: 'close',
    move: 'move',
    duplicate: 'duplicate',
    unverified: 'not verified',
  },
}

type DeedsWords = typeof en

const zhHans: DeedsWords = {
  intro:
    '管理者只能附上原因折叠，位置始终留着。做过的一切都列在这里，最近的在前；任何一份副本都能算出同样的结果。',
  rule: (groups, keepers) =>
    groups > 1
      ? '一人只能折叠七十二小时，两个小组一致才一直折叠。'
      : groups === 1
        ? '这面墙只有一个小组，它一折叠就立刻隐藏；七十二小时内没有收回，就一直有效。'
        : keepers > 1
          ? `这面墙没有小组，要 ${keepers} 位保管人一致才能折叠，一直有效。`
          : '这面墙没有小组，一位保管人折叠就立刻隐藏；七十二小时内没有收回，就一直有效。',
  groups: '各做了多少',
  moderators: (n) => `${n} 位管理者`,
  folds: (n, reasons) => `折叠 ${n} 次${n === 0 ? '' : `（${reasons.join('，')}）`}`,
  each: (what, n) => `${what} ${n}`,
  others: (n) => `其他标记 ${n} 个`,
  backs: (n) => `收回 ${n} 次`,
  done: '做过什么',
  nothingDone: '还没有。',
  older: '更早的没有列在这里，每份副本里都有。',
  keepers: '保管人',
  takenBack: (when) => `${when} 已收回。`,
  forGood: '一直隐藏。',
  waits: (when) => `现在隐藏；${when} 之前没有收回，就一直隐藏。`,
  until: (when) => `隐藏到 ${when}，除非另一个小组同意。`,
  ended: '现在不隐藏任何内容。',
  cited: '谈到它的：',
  citedMore: (n) => `另有 ${n} 个`,
  folded: (reason) => `折叠：${reason}`,
  law: (under) => `（${under}）`,
  verbs: {
    vouch: '担保',
    pin: '置顶',
    close: '关闭',
    move: '移动',
    duplicate: '重复',
    unverified: '未经核实',
  },
}

const zhHant: DeedsWords = {
  intro:
    '管理者只能附上原因摺疊，位置始終留著。做過的一切都列在這裡，最近的在前；任何一份副本都能算出同樣的結果。',
  rule: (groups, keepers) =>
    groups > 1
      ? '一人只能摺疊七十二小時，兩個小組一致才一直摺疊。'
      : groups === 1
        ? '這面牆只有一個小組，它一摺疊就立刻隱藏；七十二小時內沒有收回，就一直有效。'
        : keepers > 1
          ? `這面牆沒有小組，要 ${keepers} 位保管人一致才能摺疊，一直有效。`
          : '這面牆沒有小組，一位保管人摺疊就立刻隱藏；七十二小時內沒有收回，就一直有效。',
  groups: '各做了多少',
  moderators: (n) => `${n} 位管理者`,
  folds: (n, reasons) => `摺疊 ${n} 次${n === 0 ? '' : `（${reasons.join('，')}）`}`,
  each: (what, n) => `${what} ${n}`,
  others: (n) => `其他標記 ${n} 個`,
  backs: (n) => `收回 ${n} 次`,
  done: '做過什麼',
  nothingDone: '還沒有。',
  older: '更早的沒有列在這裡，每份副本裡都有。',
  keepers: '保管人',
  takenBack: (when) => `${when} 已收回。`,
  forGood: '一直隱藏。',
  waits: (when) => `現在隱藏；${when} 之前沒有收回，就一直隱藏。`,
  until: (when) => `隱藏到 ${when}，除非另一個小組同意。`,
  ended: '現在不隱藏任何內容。',
  cited: '談到它的：',
  citedMore: (n) => `另有 ${n} 個`,
  folded: (reason) => `摺疊：${reason}`,
  law: (under) => `（${under}）`,
  verbs: {
    vouch: '擔保',
    pin: '置頂',
    close: '關閉',
    move: '移動',
    duplicate: '重複',
    unverified: '未經核實',
  },
}

export const DEEDS: Readonly<Record<Language, DeedsWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
