// The words for citing a post.

import type { Language } from '../../pages/model.ts'

const en = {
  noPlace: 'It has no place in the log yet: there is nothing to prove until then.',
  stands: (index: number, seen: number, of: number) =>
    of === 0
      ? `It stands at place ${index} of the log. No witnesses are named, so this is the log’s word alone.`
      : `It stands at place ${index} of the log, and ${seen} of ${of} witnesses signed a checkpoint that covers it.`,
  id: 'Id of the post',
  copy: 'Copy all of it',
  proof: 'Save the proof',
  event: 'Save the signed post',
  link: 'Make a link',
  linkNames: 'This link names what you read. Whoever sees it knows.',
}

type CiteWords = typeof en

const zhHans: CiteWords = {
  noPlace: '它在日志里还没有位置，因此还无从证明。',
  stands: (index: number, seen: number, of: number) =>
    of === 0
      ? `它在日志第 ${index} 位。这面墙没有指定见证者，所以只是日志自己的说法。`
      : `它在日志第 ${index} 位，${of} 位见证者中有 ${seen} 位签过包含它的检查点。`,
  id: '帖子编号',
  copy: '全部复制',
  proof: '保存证明',
  event: '保存带签名的帖子',
  link: '生成链接',
  linkNames: '这个链接会说出你读的是哪一帖，谁看到谁就知道。',
}

const zhHant: CiteWords = {
  noPlace: '它在日誌裡還沒有位置，因此還無從證明。',
  stands: (index: number, seen: number, of: number) =>
    of === 0
      ? `它在日誌第 ${index} 位。這面牆沒有指定見證者，所以只是日誌自己的說法。`
      : `它在日誌第 ${index} 位，${of} 位見證者中有 ${seen} 位簽過包含它的檢查點。`,
  id: '貼文編號',
  copy: '全部複製',
  proof: '儲存證明',
  event: '儲存帶簽名的貼文',
  link: '產生連結',
  linkNames: '這個連結會說出你讀的是哪一串，誰看到誰就知道。',
}

export const CITE: Readonly<Record<Language, CiteWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
