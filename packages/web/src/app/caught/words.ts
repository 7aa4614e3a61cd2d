// The words for what addresses were caught at.

import type { CaughtCode } from '@commonwall/sync'
import type { Language } from '../../pages/model.ts'

/** What an address did; one that could not be asked did nothing wrong. */
export type Deed = Exclude<CaughtCode, 'unreachable'>

interface CaughtWords {
  readonly noticed: (addresses: number) => string
  readonly deeds: Readonly<Record<Deed, string>>
  readonly raw: string
}

const en: CaughtWords = {
  noticed: (n) =>
    n === 1
      ? 'One address gave something that is not true. It was not believed; here is what.'
      : `${n} addresses gave something that is not true. It was not believed; here is what.`,
  deeds: {
    'wall/another': 'serves another wall, perhaps under the same name.',
    'definition/forged':
      'serves a definition that those who may did not sign: other keepers, witnesses or logs.',
    'definition/older': 'hides a definition that is in force.',
    'log/two-histories':
      'serves a history that contradicts the one held here, signed by the log. The proof is kept.',
    'log/behind': 'serves an old state of the wall, though a newer one is known.',
    'log/tree': 'serves places that do not lead to what the log signed.',
    'post/altered': 'changed the words of a post.',
    'post/moved': 'gives posts in another order than they were logged in.',
    'post/unsigned': 'gives a post under a signature that is not its author’s.',
    'post/withheld': 'withholds a post and gives no reason.',
    'file/missing': 'withholds a file that it says it has.',
    'file/malformed': 'gives a file that is not what its name says.',
  },
  raw: 'As it was found',
}

const zhHans: CaughtWords = {
  noticed: (n) => `有 ${n} 个地址给出了不真实的内容，没有采信。详情在这里。`,
  deeds: {
    'wall/another': '给出的是另一面墙，名字也许相同。',
    'definition/forged': '给出的定义没有经过有权者签名：保管人、见证者或日志被换掉了。',
    'definition/older': '隐瞒了正在生效的定义。',
    'log/two-histories': '给出的历史与这里持有的互相矛盾，而且有日志的签名。证据已保留。',
    'log/behind': '给出的是墙的旧状态，而这里已经知道更新的状态。',
    'log/tree': '给出的位置与日志签过名的内容对不上。',
    'post/altered': '改动了帖子的文字。',
    'post/moved': '打乱了帖子在日志里的次序。',
    'post/unsigned': '给出的帖子，签名不是作者的。',
    'post/withheld': '扣住了一条帖子，没有说明理由。',
    'file/missing': '扣住了它自称拥有的文件。',
    'file/malformed': '给出的文件名不副实。',
  },
  raw: '原文如下',
}

const zhHant: CaughtWords = {
  noticed: (n) => `有 ${n} 個位址給出了不真實的內容，沒有採信。詳情在這裡。`,
  deeds: {
    'wall/another': '給出的是另一面牆，名字也許相同。',
    'definition/forged': '給出的定義沒有經過有權者簽名：保管人、見證者或日誌被換掉了。',
    'definition/older': '隱瞞了正在生效的定義。',
    'log/two-histories': '給出的歷史與這裡持有的互相矛盾，而且有日誌的簽名。證據已保留。',
    'log/behind': '給出的是牆的舊狀態，而這裡已經知道更新的狀態。',
    'log/tree': '給出的位置與日誌簽過名的內容對不上。',
    'post/altered': '改動了貼文的文字。',
    'post/moved': '打亂了貼文在日誌裡的次序。',
    'post/unsigned': '給出的貼文，簽名不是作者的。',
    'post/withheld': '扣住了一則貼文，沒有說明理由。',
    'file/missing': '扣住了它自稱擁有的檔案。',
    'file/malformed': '給出的檔案名不副實。',
  },
  raw: '原文如下',
}

export const CAUGHT: Readonly<Record<Language, CaughtWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
