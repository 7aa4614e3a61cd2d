// The words of an outcome on paper, in two languages and three scripts. Levels keep their English names beside the Chinese ones, as
// they are quoted.

import type { Level } from '../rule/verdict.ts'

export interface OutcomeWords {
  readonly lang: string
  readonly title: string
  readonly agreed: string
  readonly notAgreed: string
  readonly open: string
  readonly provisional: string
  readonly strike: string
  readonly noText: string
  readonly annex: string
  readonly reserved: string
  readonly hash: string
  readonly levels: Readonly<Record<Level, string>>
  readonly wantedBy: (groups: string) => string
  readonly opposedBy: (groups: string) => string
  readonly objects: (group: string, people: number, red: number) => string
  readonly margin: (f: number) => string
}

const ENGLISH: OutcomeWords = {
  lang: 'en',
  title: 'Outcome',
  agreed: 'The document as a whole is agreed: every group consents to it.',
  notAgreed: 'The document as a whole is not agreed. What follows is what was closed on the way.',
  open: 'The document as a whole has not been decided yet.',
  provisional: 'Provisional: issuers have not closed it yet.',
  strike: '(strike this passage)',
  noText: '(the text is not held here)',
  annex: 'Not agreed — for further discussion',
  reserved: 'Adopted with a reservation: one side of the main disagreement objects more than it agrees.',
  hash: 'Hash of this outcome',
  levels: {
    'full consensus': 'full consensus',
    consensus: 'consensus',
    'consensus of participating groups': 'consensus of participating groups',
    'strong support, significant opposition': 'strong support but significant opposition',
    'not enough voices': 'not enough voices',
    divergence: 'divergence',
  },
  wantedBy: (groups) => `for: ${groups}`,
  opposedBy: (groups) => `against: ${groups}`,
  objects: (group, people, red) =>
    `${group}: ${people} object${people === 1 ? 's' : ''}${red > 0 ? `, of these ${red} with a red line` : ''}`,
  margin: (f) => `stands even if ${f} supporters of any one group were forged`,
}

const CHINESE: OutcomeWords = {
  lang: 'zh-Hans',
  title: '成果',
  agreed: '全文已获一致同意：每个团体都同意。',
  notAgreed: '全文未获同意。以下是过程中已商定的段落。',
  open: '全文尚未表决。',
  provisional: '暂定：签发人尚未关闭。',
  strike: '（删除本段）',
  noText: '（此处没有该文本）',
  annex: '未获同意——留待继续讨论',
  reserved: '带保留通过：主要分歧的一侧反对多于赞成。',
  hash: '本成果的哈希',
  levels: {
    'full consensus': '完全共识 (full consensus)',
    consensus: '共识 (consensus)',
    'consensus of participating groups': '参与团体的共识 (consensus of participating groups)',
    'strong support, significant opposition':
      '强烈支持但有重大反对 (strong support but significant opposition)',
    'not enough voices': '人数不足 (not enough voices)',
    divergence: '分歧 (divergence)',
  },
  wantedBy: (groups) => `赞成：${groups}`,
  opposedBy: (groups) => `反对：${groups}`,
  objects: (group, people, red) => `${group}：${people} 人反对${red > 0 ? `，其中 ${red} 人划红线` : ''}`,
  margin: (f) => `即使任一团体有 ${f} 名支持者系伪造，结果仍成立`,
}

const CHINESE_TRADITIONAL: OutcomeWords = {
  lang: 'zh-Hant',
  title: '成果',
  agreed: '全文已獲一致同意：每個團體都同意。',
  notAgreed: '全文未獲同意。以下是過程中已商定的段落。',
  open: '全文尚未表決。',
  provisional: '暫定：簽發人尚未關閉。',
  strike: '（刪除本段）',
  noText: '（此處沒有該文本）',
  annex: '未獲同意——留待繼續討論',
  reserved: '帶保留通過：主要分歧的一側反對多於贊成。',
  hash: '本成果的雜湊',
  levels: {
    'full consensus': '完全共識 (full consensus)',
    consensus: '共識 (consensus)',
    'consensus of participating groups': '參與團體的共識 (consensus of participating groups)',
    'strong support, significant opposition':
      '強烈支持但有重大反對 (strong support but significant opposition)',
    'not enough voices': '人數不足 (not enough voices)',
    divergence: '分歧 (divergence)',
  },
  wantedBy: (groups) => `贊成：${groups}`,
  opposedBy: (groups) => `反對：${groups}`,
  objects: (group, people, red) => `${group}：${people} 人反對${red > 0 ? `，其中 ${red} 人劃紅線` : ''}`,
  margin: (f) => `即使任一團體有 ${f} 名支持者是偽造的，結果仍成立`,
}

/** The words of a language, by its tag: traditional Chinese where the tag says so. */
export function outcomeWordsOf(tag: string): OutcomeWords {
  if (/^zh-(hant|tw|hk|mo)\b/i.test(tag)) return CHINESE_TRADITIONAL
  return /^zh\b/i.test(tag) ? CHINESE : ENGLISH
}
