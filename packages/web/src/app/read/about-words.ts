// What the app says of itself where the pages without scripts say what they are.

import type { Language } from '../../pages/model.ts'

const en = {
  here: 'A public wall that anyone may write on and anyone may copy. You need no account. This program sets no cookie, and asks nobody but the addresses that you chose.',
  writing:
    'What you write is signed with a key made for its thread, dated by the hour, and leaves sealed. What is sent cannot be taken back: an author can withdraw a text, but whoever has copied it has it.',
}

type AboutWords = typeof en

const zhHans: AboutWords = {
  here: '一面人人可以写、人人可以留一份副本的公共墙。不用账号。这个程序不设 cookie，除了你选定的地址，不向任何人要东西。',
  writing:
    '你写的话由专为那个讨论生成的密钥签名，日期只标到小时，密封后才送出。发出去的话收不回来：作者可以撤回文字，但谁留了副本，谁就还有。',
}

const zhHant: AboutWords = {
  here: '一面人人可以寫、人人可以留一份副本的公共牆。不用帳號。這個程式不設 cookie，除了你選定的位址，不向任何人要東西。',
  writing:
    '你寫的話由專為那個討論串產生的金鑰簽名，日期只標到小時，密封後才送出。發出去的話收不回來：作者可以撤回文字，但誰留了副本，誰就還有。',
}

export const ABOUT: Readonly<Record<Language, AboutWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
