// The words for a file whose wall does not open.

import type { Language } from '../../pages/model.ts'

const en = {
  broken:
    'The wall in this file does not open: it is damaged, or was cut short on its way. Ask whoever gave it to you for it once more, or open another file here.',
  old: 'This browser is too old for this program, and so nothing can be checked here. The file may well be whole: open it in Chrome or Edge 117, Firefox 126, Safari 17.4, or a newer one.',
  unchecked: 'What stands in the file as text. Nothing of it was checked.',
}

type UnopenedWords = typeof en

const zhHans: UnopenedWords = {
  broken:
    '这个文件里的墙打不开：它已损坏，或者在路上被截断了。请向给你的人再要一份，或者在这里打开另一个文件。',
  old: '这个浏览器太旧，运行不了这个程序，所以什么都没法核对。文件可能是完好的：请用 Chrome 或 Edge 117、Firefox 126、Safari 17.4 或者更新的版本打开。',
  unchecked: '文件里的文字，都没有核对过。',
}

const zhHant: UnopenedWords = {
  broken:
    '這個檔案裡的牆打不開：它已損壞，或者在路上被截斷了。請向給你的人再要一份，或者在這裡開啟另一個檔案。',
  old: '這個瀏覽器太舊，執行不了這個程式，所以什麼都沒法核對。檔案可能是完好的：請用 Chrome 或 Edge 117、Firefox 126、Safari 17.4 或更新的版本開啟。',
  unchecked: '檔案裡的文字，都沒有核對過。',
}

export const UNOPENED: Readonly<Record<Language, UnopenedWords>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
}
