// The words of the two modes, fetched with their screen.

import type { Language } from '../../pages/model.ts'

const en = {
  isNot: 'Nothing is saved.',
  isSaved: 'Saved here.',
  isLocked: 'Saved here, and locked.',
  notMeans:
    'No cookie, no database, no storage. Keys, drafts and marks die with this tab; so do posts that have not left. A phone may drop a tab that nobody looks at, without asking.',
  savedMeans:
    'This copy, your keys, where you were, what is half written and the posts that wait are kept on this device, encrypted with your passphrase. After ten minutes without use it locks itself. Safari deletes it after a week without a visit.',
  lockedMeans: 'What is saved here is encrypted. What is open in this tab is not saved.',
  traces:
    'Whatever you choose, the browser’s history, its downloads and the keyboard remember in their own way. A private window forgets the history.',
  begin: 'Save here',
  unlock: 'Unlock what is saved here',
  choose:
    'Only this passphrase opens it again; nobody can reset it. Five words that nobody would guess are better than symbols.',
  passphrase: 'Passphrase',
  again: 'The same once more',
  differs: 'The two are not the same.',
  tooShort: 'Too short: at least eight characters, better five words.',
  wrong: 'That passphrase does not open it.',
  refused: 'This browser keeps nothing here. Take a file instead.',
  lock: 'Lock now',
  full: 'This browser keeps nothing more here: it has no room, or refuses. What is new dies with this tab, and a full disk may take what was kept before. Take along as files what you need, keys and waiting posts too, and free some room before you load this page again.',
}

type ModeWords = typeof en

const zhHans: ModeWords = {
  isNot: '不作保存。',
  isSaved: '已保存在本机。',
  isLocked: '已保存在本机，现在锁着。',
  notMeans:
    '没有 cookie，没有数据库，什么都不存。密钥、草稿、标记和没送出的帖子都随这个标签页消失。手机可能不问一声就丢掉没在看的标签页。',
  savedMeans:
    '副本、密钥、读到哪里、没写完的草稿和待发的帖子都保存在这台设备上，用你的口令加密。十分钟不用就自动上锁。七天不打开，Safari 就会全部删掉。',
  lockedMeans: '已保存的内容是加密的。这个标签页里打开的没有保存。',
  traces: '不论怎么选，浏览器的历史记录、下载目录和输入法都会留下痕迹。无痕窗口不留历史记录。',
  begin: '保存到本机',
  unlock: '打开本机的存档',
  choose: '只有这个口令能再打开它，谁也无法重设。最好用五个别人猜不到的词。',
  passphrase: '口令',
  again: '再输一遍',
  differs: '两次输入的不一样。',
  tooShort: '太短了：至少八个字符，最好是五个词。',
  wrong: '这个口令打不开。',
  refused: '这个浏览器不让存东西，请改为带走一个文件。',
  lock: '现在上锁',
  full: '浏览器不再往这里存东西：没有空间了，或者它不肯存。新的会随这个标签页消失；磁盘满了，以前保存的也可能丢失。请把需要的存成文件带走，密钥和没送出的帖子也一样，腾出空间以后再重新载入这一页。',
}

const zhHant: ModeWords = {
  isNot: '不作儲存。',
  isSaved: '已儲存在本機。',
  isLocked: '已儲存在本機，現在鎖著。',
  notMeans:
    '沒有 cookie，沒有資料庫，什麼都不存。金鑰、草稿、標記和沒送出的貼文都隨這個分頁消失。手機可能不問一聲就丟掉沒在看的分頁。',
  savedMeans:
    '副本、金鑰、讀到哪裡、沒寫完的草稿和待發的貼文都儲存在這台裝置上，用你的通關密語加密。十分鐘不用就自動上鎖。七天不開啟，Safari 就會全部刪掉。',
  lockedMeans: '已儲存的內容是加密的。這個分頁裡開啟的沒有儲存。',
  traces: '不論怎麼選，瀏覽器的歷史紀錄、下載目錄和輸入法都會留下痕跡。無痕視窗不留歷史紀錄。',
  begin: '儲存到本機',
  unlock: '開啟本機的存檔',
  choose: '只有這個通關密語能再開啟它，誰也無法重設。最好用五個別人猜不到的詞。',
  passphrase: '通關密語',
  again: '再輸一遍',
  differs: '兩次輸入的不一樣。',
  tooShort: '太短了：至少八個字元，最好是五個詞。',
  wrong: '這個通關密語打不開。',
  refused: '這個瀏覽器不讓存東西，請改為帶走一個檔案。',
  lock: '現在上鎖',
  full: '瀏覽器不再往這裡存東西：沒有空間了，或者它不肯存。新的會隨這個分頁消失；磁碟滿了，以前儲存的也可能遺失。請把需要的存成檔案帶走，金鑰和沒送出的貼文也一樣，騰出空間以後再重新載入這一頁。',
}

export const MODES: Readonly<Record<Language, ModeWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
