// The words of a key in a browser's extension.

import type { Language } from '../../pages/model.ts'

const en = {
  title: 'A key in this browser’s extension',
  how: 'The extension keeps the key and asks you before each signature. In this tab, what you choose to say under it leaves as under a name of this device: posts, reports, labels, signatures under letters.',
  use: 'Let it speak in this tab',
  here: 'signed by the extension',
  refused: 'The extension gave no key.',
  make: 'Make a lasting name of it',
  cannot:
    'What it cannot do: replace a stolen key. Only the twelve words do that, no extension holds them, and the new key is made on this device. Without twelve words nobody can replace it at all.',
}

type ExtensionWords = typeof en

const zhHans: ExtensionWords = {
  title: '浏览器扩展里的密钥',
  how: '密钥由扩展保管，每次签名之前扩展都会问你。在这个标签页里，你选用它说的话都像本机的名字一样发出：帖子、举报、标记、公开信的联署。',
  use: '让它在这个标签页里说话',
  here: '由扩展签名',
  refused: '扩展没有给出密钥。',
  make: '用它起一个长期名字',
  cannot:
    '它做不到的：替换被偷的密钥。那只能靠十二个词，没有扩展保管它们，新密钥在本机上做。没有十二个词，谁也替换不了它。',
}

const zhHant: ExtensionWords = {
  title: '瀏覽器擴充功能裡的金鑰',
  how: '金鑰由擴充功能保管，每次簽名之前它都會問你。在這個分頁裡，你選用它說的話都像本機的名字一樣發出：貼文、檢舉、標記、公開信的連署。',
  use: '讓它在這個分頁裡說話',
  here: '由擴充功能簽名',
  refused: '擴充功能沒有給出金鑰。',
  make: '用它取一個長期名字',
  cannot:
    '它做不到的：替換被偷的金鑰。那只能靠十二個詞，沒有擴充功能保管它們，新金鑰在本機上做。沒有十二個詞，誰也替換不了它。',
}

export const EXTENSION: Readonly<Record<Language, ExtensionWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
