// The words about keeping a name: what a sheet of paper says of itself, what dies with the tab, and who tried to take it.

import type { Language } from '../../pages/model.ts'

const en = {
  onWall: 'A name on the wall',
  afterThief:
    'What the thief said before that stands under your name. You can withdraw it like your own, with the new key, once that is on the wall: open the post and press “Withdraw”. What you wrote with the old key stays, and you can withdraw it too; a corrected article becomes a new one under the new key.',
  diesWithTab:
    'The key of this name is in this tab alone: when the tab is closed, the name can only be had back by its twelve words. Save a key file, or save here.',
  hadWords: (when: string) =>
    `${when}: somebody who had its twelve words of that time tried to replace the key, too late. It has no effect. Whoever that was had read your paper.`,
  onNames: 'Tries to replace the key of a name',
}

type KeepingWords = typeof en

const zhHans: KeepingWords = {
  onWall: '这个名字所在的墙：',
  afterThief:
    '偷的人在那之前说的话仍在你的名下。等新密钥上了墙，你可以像撤下自己的帖子一样撤下它：打开帖子，按“撤回”。你用旧密钥写的都还在，也可以撤下；要更正旧文章，只能用新密钥另发一篇。',
  diesWithTab:
    '这个名字的密钥只在这个标签页里：关掉之后，只有凭那十二个词才能找回名字。请存一个密钥文件，或者保存到本机。',
  hadWords: (when) => `${when}：有人拿着当时的十二个词想更换密钥，但晚了一步，没有生效。那个人看到过你的纸。`,
  onNames: '有人想更换名字的密钥',
}

const zhHant: KeepingWords = {
  onWall: '這個名字所在的牆：',
  afterThief:
    '偷的人在那之前說的話仍在你的名下。等新金鑰上了牆，你可以像撤下自己的貼文一樣撤下它：開啟貼文，按「撤回」。你用舊金鑰寫的都還在，也可以撤下；要更正舊文章，只能用新金鑰另發一篇。',
  diesWithTab:
    '這個名字的金鑰只在這個分頁裡：關掉之後，只有憑那十二個詞才能找回名字。請存一個金鑰檔案，或者儲存到本機。',
  hadWords: (when) => `${when}：有人拿著當時的十二個詞想更換金鑰，但晚了一步，沒有生效。那個人看過你的紙。`,
  onNames: '有人想更換名字的金鑰',
}

export const KEEPING: Readonly<Record<Language, KeepingWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
