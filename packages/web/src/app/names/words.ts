// The words of a name for which several keys speak, each on a device of its own.

import type { Language } from '../../pages/model.ts'

const en = {
  title: 'One name, several people',
  how: 'A name may have several keys, each on its own device. Whoever joins makes a key there and gives its npub to whoever has the twelve words. No key is ever passed on.',
  add: 'Let another key speak for a name',
  addHow:
    'Type the twelve words of the name. The keys that speak for it now go on. The new ones belong to it once each has agreed on its own device. You get twelve new words.',
  replacesAll:
    'If several keys speak for it, all are replaced. Let the others in again afterwards, each with a new key.',
  keys: 'Keys that may speak for it too (npub)',
  noKey: 'A key begins with npub1. One of these is none, or they are more than 32 in all.',
  makeKey: 'Make a key for somebody’s name',
  keyMade: 'The key is on this device. Give its npub to whoever has the words of the name.',
  alone: 'a key that speaks for no name yet',
  copy: 'Copy the npub',
  asked: 'this name asks for your key',
  before:
    'Compare its six words with whoever asked you. This key then belongs to the name for good, and everybody can see it.',
  agree: 'Agree',
  agreed: 'Your word is on its way to the wall.',
  attempts: (n: number) =>
    n === 1
      ? 'An attempt to change its keys had no effect.'
      : `${n} attempts to change its keys had no effect.`,
}

type BesideWords = typeof en

const zhHans: BesideWords = {
  title: '一个名字，几个人用',
  how: '一个名字可以有几把密钥，各在各的设备上。要加入的人在自己的设备上做一把密钥，把 npub 交给保管十二个词的人。密钥本身绝不外传。',
  add: '让另一把密钥也能用某个名字说话',
  addHow:
    '输入这个名字的十二个词。现有的密钥照旧有效；新密钥要在各自的设备上同意之后，才算属于这个名字。你会得到十二个新词。',
  replacesAll: '如果这个名字有几把密钥，会全部换掉。之后请让其他人各做一把新密钥，再重新加入。',
  keys: '也可以用这个名字说话的密钥（npub）',
  noKey: '密钥以 npub1 开头，这里面有一个不是，或者总数超过了 32 把。',
  makeKey: '为别人的名字做一把密钥',
  keyMade: '密钥已在本机。请把 npub 交给保管那个名字的词的人。',
  alone: '这把密钥还不属于任何名字',
  copy: '复制 npub',
  asked: '这个名字邀请你的密钥加入',
  before: '请先跟邀请你的人核对这六个字。同意之后，这把密钥就一直属于这个名字，人人都看得到。',
  agree: '同意',
  agreed: '你的同意正在送往墙上。',
  attempts: (n) => `有人 ${n} 次想换它的密钥，都没有生效。`,
}

const zhHant: BesideWords = {
  title: '一個名字，幾個人用',
  how: '一個名字可以有幾把金鑰，各在各的裝置上。要加入的人在自己的裝置上做一把金鑰，把 npub 交給保管十二個詞的人。金鑰本身絕不外傳。',
  add: '讓另一把金鑰也能用某個名字說話',
  addHow:
    '輸入這個名字的十二個詞。現有的金鑰照舊有效；新金鑰要在各自的裝置上同意之後，才算屬於這個名字。你會得到十二個新詞。',
  replacesAll: '如果這個名字有幾把金鑰，會全部換掉。之後請讓其他人各做一把新金鑰，再重新加入。',
  keys: '也可以用這個名字說話的金鑰（npub）',
  noKey: '金鑰以 npub1 開頭，這裡面有一個不是，或者總數超過了 32 把。',
  makeKey: '為別人的名字做一把金鑰',
  keyMade: '金鑰已在本機。請把 npub 交給保管那個名字的詞的人。',
  alone: '這把金鑰還不屬於任何名字',
  copy: '複製 npub',
  asked: '這個名字邀請你的金鑰加入',
  before: '請先跟邀請你的人核對這六個字。同意之後，這把金鑰就一直屬於這個名字，人人都看得到。',
  agree: '同意',
  agreed: '你的同意正在送往牆上。',
  attempts: (n) => `有人 ${n} 次想換它的金鑰，都沒有生效。`,
}

export const BESIDE: Readonly<Record<Language, BesideWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
