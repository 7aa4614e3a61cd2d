// The words for the program that is kept here: what it is, what its host does, and what becomes of it.

import type { Language } from '../../pages/model.ts'

const en = {
  nobodyAsked: 'The program and the wall are kept here. So far nobody was asked for anything.',
  without: 'Read without unlocking',
  silent: (host: string) =>
    `${host} does not answer. If it was blocked: this icon calls its old home every time you open it, and your operator sees it. Take the wall along as a file and open that instead, or add another address. Then wipe what is saved here, and remove the icon.`,
  another: (host: string) =>
    `This host serves another program than the one you keep. Yours stays; what ${host} serves now was not taken. Ask somebody whom you trust, over another way, whether that is known.`,
  again: 'Ask it again',
  title: 'The program',
  release: (version: number) => `Kept here: release ${version}, signed by two of its three release keys.`,
  unsigned: 'Kept here as the host served it when you began to save. Nobody signed it.',
  sum: 'SHA-256 of the program:',
  takesNone: 'This build names no release keys, so it never changes by itself.',
  takes:
    'It changes only to a later release that two of three keys signed, 72 hours after it was first seen here.',
  waits: (version: number, time: string) => `Release ${version} was seen. It is taken from ${time} on.`,
  taken: (version: number) => `Release ${version} is kept now, and runs when you open this the next time.`,
  contradicted: 'Two different programs were signed as one release. Neither is taken.',
  convenience:
    'It opens without a network. That is convenience, not security: a host can change what a browser keeps for it at any visit. A file that you checked once cannot be changed.',
  unfinished:
    'The program is not kept yet. What is saved is safe. Until the program is kept as well, this wall opens by its host or a file alone.',
  gone: 'The program that was kept here is gone: the browser has cleared it. What is saved is safe. Until a program is kept again, this wall opens by its host or a file alone; what the host serves now may be another program.',
  keep: 'Keep the program now',
  noRoom: (version: number) =>
    `Release ${version} is due, and this browser has no room for it. The one that is kept stays; free some room.`,
  cannot: 'This browser keeps no program. When the host is gone, only a file opens the wall.',
}

type ProgramWords = typeof en

const zhHans: ProgramWords = {
  nobodyAsked: '程序和墙都保存在这里。到现在为止没有向谁请求过任何东西。',
  without: '不解锁，只阅读',
  silent: (host) =>
    `${host} 没有回应。如果它被封锁了：每次打开这个图标，它都会去找原来的地址，网络运营商看得到。请把墙存成文件，以后打开那个文件，或者添加别的地址。然后清除这里存的东西，删掉图标。`,
  another: (host) =>
    `这台主机给出的程序和你保存的不一样。你的程序不变，${host} 现在给出的没有采用。请通过别的途径问问你信得过的人，是否知道这件事。`,
  again: '再问一次',
  title: '程序',
  release: (version) => `这里存的是第 ${version} 版，由三把发布密钥中的两把签过名。`,
  unsigned: '这里存的是你开始保存时主机给出的程序，没有人签过名。',
  sum: '程序的 SHA-256：',
  takesNone: '这个版本没有写明发布密钥，所以不会自行更换。',
  takes: '只有更新的版本由三把密钥中的两把签过名，并且在这里出现满 72 小时，才会更换。',
  waits: (version, time) => `看到了第 ${version} 版，${time}之后才会采用。`,
  taken: (version) => `第 ${version} 版已存好，下次打开时使用。`,
  contradicted: '有两个不同的程序签成了同一版，两个都不采用。',
  convenience:
    '没有网络也能打开。这是方便，不是安全：主机随时可以趁你访问时改动浏览器替它保存的内容。你核对过一次的文件则改不了。',
  unfinished: '程序还没有存好。已保存的内容都在。程序存好以前，只有主机或文件能打开这面墙。',
  gone: '存在这里的程序没有了，浏览器把它清掉了。已保存的内容都在。程序重新存好以前，只有主机或文件能打开这面墙；主机现在给出的，可能是另一个程序。',
  keep: '现在存下程序',
  noRoom: (version) => `第 ${version} 版该采用了，但浏览器没有空间。现在存着的不变，请腾出一些空间。`,
  cannot: '这个浏览器存不了程序。主机没了的时候，只有文件能打开这面墙。',
}

const zhHant: ProgramWords = {
  nobodyAsked: '程式和牆都儲存在這裡。到現在為止沒有向誰請求過任何東西。',
  without: '不解鎖，只閱讀',
  silent: (host) =>
    `${host} 沒有回應。如果它被封鎖了：每次開啟這個圖示，它都會去找原來的位址，網路業者看得到。請把牆存成檔案，以後開啟那個檔案，或者加入別的位址。然後清除這裡存的東西，刪掉圖示。`,
  another: (host) =>
    `這台主機給出的程式和你儲存的不一樣。你的程式不變，${host} 現在給出的沒有採用。請透過別的途徑問問你信得過的人，是否知道這件事。`,
  again: '再問一次',
  title: '程式',
  release: (version) => `這裡存的是第 ${version} 版，由三把發布金鑰中的兩把簽過名。`,
  unsigned: '這裡存的是你開始儲存時主機給出的程式，沒有人簽過名。',
  sum: '程式的 SHA-256：',
  takesNone: '這個版本沒有寫明發布金鑰，所以不會自行更換。',
  takes: '只有更新的版本由三把金鑰中的兩把簽過名，並且在這裡出現滿 72 小時，才會更換。',
  waits: (version, time) => `看到了第 ${version} 版，${time}之後才會採用。`,
  taken: (version) => `第 ${version} 版已存好，下次開啟時使用。`,
  contradicted: '有兩個不同的程式簽成了同一版，兩個都不採用。',
  convenience:
    '沒有網路也能開啟。這是方便，不是安全：主機隨時可以趁你造訪時改動瀏覽器替它儲存的內容。你核對過一次的檔案則改不了。',
  unfinished: '程式還沒有存好。已儲存的內容都在。程式存好以前，只有主機或檔案能開啟這面牆。',
  gone: '存在這裡的程式沒有了，瀏覽器把它清掉了。已儲存的內容都在。程式重新存好以前，只有主機或檔案能開啟這面牆；主機現在給出的，可能是另一個程式。',
  keep: '現在存下程式',
  noRoom: (version) => `第 ${version} 版該採用了，但瀏覽器沒有空間。現在存著的不變，請騰出一些空間。`,
  cannot: '這個瀏覽器存不了程式。主機沒了的時候，只有檔案能開啟這面牆。',
}

export const PROGRAM: Readonly<Record<Language, ProgramWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
