// What is said where the program broke, what is saved was taken away, or a wipe left something: in the shell, since there may be
// nobody any more from whom words could be fetched, and so as few as can be.

import type { Language } from '../../pages/model.ts'

const en = {
  start: 'This program could not start here.',
  dead: 'A part of this program has ended; it has to start again.',
  silent: 'This program has not answered for half a minute. If it is only busy, this goes away by itself.',
  gone: 'What was saved here is gone: the browser’s data for this address was cleared. Posts leave no more; “My posts” still gives them as a file.',
  newer:
    'A newer version of this program has opened what is saved here, in another tab. This tab keeps nothing there any more; “My posts” still gives posts that have not left as a file.',
  /** Before anything was open. */
  nothingYet: 'Nothing of yours is lost. Pages can be read without it.',
  saved: 'What is saved here stays, sealed, with posts that have not left. Your passphrase opens it again.',
  unsaved:
    'What is not saved is lost when it starts again: posts that have not left, keys without a file, and text in fields, which you can copy first.',
  again: 'Start again',
  /** After a wipe; nothing here says of what. */
  left: {
    title: 'Not everything was cleared.',
    key: 'What is left is locked: only its passphrase opens it.',
    rows: 'What is left cannot be opened by anybody: its key is gone.',
    program: 'What is left holds nothing that was read or written.',
    what: 'What to do',
    tabs: 'Close other tabs and windows of this address: then this page goes by itself.',
    site: 'Else clear the data of this address in the browser: by the sign left of the address, or in its settings, under cookies and site data. Where the disk is full, make room first, then try again.',
    again: 'Try again',
    leave: 'Leave',
  },
}

type BrokenWords = typeof en

const zhHans: BrokenWords = {
  start: '程序在这里没能启动。',
  dead: '程序的一部分已经中止，需要重新开始。',
  silent: '程序半分钟没有回应。如果只是在忙，这段话会自己消失。',
  gone: '保存在本机的内容没有了：浏览器里这个地址的数据被清除了。帖子不会再送出，还可以在“我的帖子”里存成文件。',
  newer:
    '更新版本的程序已经在另一个标签页里打开了本机保存的内容。这个标签页不再往里存东西；没送出的帖子还可以在“我的帖子”里存成文件。',
  nothingYet: '你什么都没有丢。不用程序也能读这些页面。',
  saved: '保存在本机的都还在，仍然加密，没送出的帖子也在。用你的口令可以再打开。',
  unsaved: '重新开始时，没保存的就没有了：没送出的帖子、没存成文件的密钥，还有正在写的字。字可以先复制。',
  again: '重新开始',
  left: {
    title: '没有全部清除。',
    key: '剩下的锁着，只有口令能打开。',
    rows: '剩下的谁也打不开，密钥已经没有了。',
    program: '剩下的里面没有读过或写过的内容。',
    what: '怎么办',
    tabs: '关掉这个地址的其他标签页和窗口，这一页就会自己离开。',
    site: '不行的话，在浏览器里清除这个地址的数据：点地址左边的图标，或在设置里找“Cookie 和网站数据”。磁盘满了的话，先腾出空间，再试一次。',
    again: '再试一次',
    leave: '离开',
  },
}

const zhHant: BrokenWords = {
  start: '程式在這裡沒能啟動。',
  dead: '程式的一部分已經中止，需要重新開始。',
  silent: '程式半分鐘沒有回應。如果只是在忙，這段話會自己消失。',
  gone: '儲存在本機的內容沒有了：瀏覽器裡這個位址的資料被清除了。貼文不會再送出，還可以在「我的貼文」裡存成檔案。',
  newer:
    '更新版本的程式已經在另一個分頁裡開啟了本機儲存的內容。這個分頁不再往裡存東西；沒送出的貼文還可以在「我的貼文」裡存成檔案。',
  nothingYet: '你什麼都沒有丟。不用程式也能讀這些頁面。',
  saved: '儲存在本機的都還在，仍然加密，沒送出的貼文也在。用你的通關密語可以再開啟。',
  unsaved: '重新開始時，沒儲存的就沒有了：沒送出的貼文、沒存成檔案的金鑰，還有正在寫的字。字可以先複製。',
  again: '重新開始',
  left: {
    title: '沒有全部清除。',
    key: '剩下的鎖著，只有通關密語能開啟。',
    rows: '剩下的誰也打不開，金鑰已經沒有了。',
    program: '剩下的裡面沒有讀過或寫過的內容。',
    what: '怎麼辦',
    tabs: '關掉這個位址的其他分頁和視窗，這一頁就會自己離開。',
    site: '不行的話，在瀏覽器裡清除這個位址的資料：點位址左邊的圖示，或在設定裡找「Cookie 和網站資料」。磁碟滿了的話，先騰出空間，再試一次。',
    again: '再試一次',
    leave: '離開',
  },
}

export const BROKEN: Readonly<Record<Language, BrokenWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
