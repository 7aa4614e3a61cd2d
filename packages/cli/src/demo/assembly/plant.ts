// An assembly for the demonstration wall: *The words*, held before anybody looks, in the weeks before the first start.
//
// The weeks are the demonstration's: its own log signed them in a moment, with a clock that was set. Everything else is
// real: issuers' keys, blind signatures, ballots, closes, and a result that every copy computes from them.

import type { KeyObject } from 'node:crypto'
import { type Beginning, issuerKey } from '@commonwall/node'
import { freshRsaKeys } from '@commonwall/node/rsa-pairs'
import { toHex } from '@commonwall/tlog'
import { ENDED, negotiate } from '../../assembly/demo/words/negotiate.ts'
import { PASSAGES, ROUNDS } from '../../assembly/demo/words/story.ts'
import type { Wording } from '../../assembly/demo/words/texts.ts'
import { openAuthors } from '../author.ts'
import { ISSUERS } from './issuers.ts'
import { nodeVenue } from './node-venue.ts'

export interface Planting {
  /** Data folder of a demonstration that was just founded, with a founding definition older than the first day. */
  readonly folder: string
  /** Unix seconds. */
  readonly now: number
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
  /** RSA keys for its issuers, on their way: making them takes long, and can begin before there is a wall. */
  readonly keys?: Promise<readonly KeyObject[]>
}

export interface PlantedAssembly {
  /** Holds it on the wall, before anybody connects. */
  readonly before: (node: Beginning) => Promise<void>
  /** The clock for that node: set while its weeks go by, then the system's. Unix seconds. */
  readonly now: () => number
}

const DAY = 86_400
/** Days between the end of the assembly and now. */
const SINCE = 2

/** The first day of the assembly: unix seconds at its start. @param now unix seconds */
export function firstDay(now: number): number {
  return now - (now % DAY) - (ENDED + SINCE) * DAY
}

/** The assembly as the first start of a node takes it. */
export function plantAssembly({ folder, now, random, keys }: Planting): PlantedAssembly {
  const start = firstDay(now)
  const clock = { now: start }
  let isOver = false
  const drawn = keys ?? freshRsaKeys(ISSUERS)
  // Whoever asks for them is told.
  drawn.catch(() => undefined)
  return {
    now: () => (isOver ? Math.floor(Date.now() / 1000) : clock.now),
    async before(node) {
      const author = await openAuthors(random)
      await negotiate(random, {
        venue: nodeVenue({ node, folder, clock, nobodys: toHex(random(32)) }),
        ...{ start, keys: (await drawn).map(issuerKey) },
        subject: {
          title: TITLE,
          text: TEXT,
          tags: [
            ['t', 'words-of-2015'],
            ['l', 'en'],
          ],
          sources: sources(),
          translations: TRANSLATIONS,
        },
        sign: (template, secretKey) => author(secretKey)(template),
      })
      isOver = true
    },
  }
}

const TITLE =
  'The words: an assembly, made for this demonstration · 措辞：为演示而作的议事 · 措辭：為示範而作的議事'
const TEXT =
  'Four groups of six people negotiate four passages on which the ten-year review of the World Summit on the Information Society turned in 2015.\n\nThe wordings are quotations from documents of the United Nations and the ITU. The people, who proposes what, and every ballot are MADE FOR THIS DEMONSTRATION and tell nothing of what anybody held in 2015. Its weeks went by in a moment, when this wall was made; it names a second log that nobody has, as one machine is one hand. Keys, blind signatures, ballots and closes are real, and your own device counts the result from them.'
const TRANSLATIONS = [
  {
    lang: 'zh-Hans',
    text: '四个团体，每个六人，就四段文字议事。2015 年信息社会世界峰会十年审查，争的就是这几段。\n\n措辞都引自联合国和国际电信联盟的文件，保留英文原文。其中的人、谁提了什么、每一张票，都是为本演示而作，不说明 2015 年任何人的立场。建这面墙的时候，议事的几个星期一瞬间就走完了；它列出的第二份日志没有人保存，因为一台机器只能算一方。密钥、盲签名、票和签发人的关闭都是真的，结果由你自己的设备从它们清点出来。',
  },
  {
    lang: 'zh-Hant',
    text: '四個團體，每個六人，就四段文字議事。2015 年資訊社會世界高峰會十年審查，爭的就是這幾段。\n\n措辭都引自聯合國和國際電信聯盟的文件，保留英文原文。其中的人、誰提了什麼、每一張票，都是為本示範而作，不說明 2015 年任何人的立場。建這面牆的時候，議事的幾個星期一瞬間就走完了；它列出的第二份日誌沒有人保存，因為一台機器只能算一方。金鑰、盲簽章、票和簽發人的關閉都是真的，結果由你自己的裝置從它們清點出來。',
  },
]

function sources(): string {
  const wordings = [
    ...PASSAGES.map(({ first }) => first),
    ...ROUNDS.flatMap(({ proposals }) => proposals.map(({ wording }) => wording)),
  ]
  const line = ({ label, source }: Wording) => `${label}: ${source}`
  return ['Where the wordings come from:', ...wordings.map(line)].join('\n')
}
