// What is told behind the doors of the demonstration, of what happens there and of a run that was recorded. No reader of
// a real wall ever fetches it.

import type { Language } from '../../pages/model.ts'

const en = {
  seconds: (s: string) => `${s} s`,
  moment: 'One moment…',
  recorded: (day: string) =>
    `Without JavaScript you see a run that was recorded on ${day}. With JavaScript this page does it itself.`,
  again: 'To record it again:',
  step: { waiting: 'waiting', sent: 'sent', 'on-the-wall': 'on the wall' },
  say: {
    intro:
      'What you write is signed with a key made for it alone, sealed, and put on this wall, which is on your machine only. Here the wall takes in what came every five seconds, so that you can watch. Others take a quarter of an hour or more, so that nobody can tell the minute at which you wrote.',
    label: 'Your line',
    example: 'I was here.',
    board: 'Written at the first door.',
    button: 'Say it',
    sent: (s: string) => `Sealed and sent after ${s}. Whoever watches the line sees noise of a fixed length.`,
    placed: (s: string, place: string, size: string) =>
      `On the wall after ${s}: place ${place} of a log of ${size} posts, which can only grow.`,
    proof: (hashes: string) =>
      `The proof is ${hashes} hashes long. Whoever has it can check that place with standard tools, alone, and without asking us.`,
    witnesses: (k: string, n: string) => `${k} of ${n} witnesses signed that the log only grew, and when.`,
    raw: 'The proof',
    see: 'See it on the wall',
  },
  second: {
    starting: 'A second wall is started for this: a server, a second copy, three witnesses…',
    started: (n: string, s: string) =>
      `For this a second wall was started on this machine: a server, a second copy of it and three witnesses; ${n} programs, up within ${s}.`,
    stands: 'This stands on it:',
  },
  alter: {
    intro: 'You hold the server. Change a word, as somebody with power over it would.',
    button: (before: string, after: string) => `Change “${before}” to “${after}”`,
    altered: (s: string) =>
      `Done in ${s}: the server was stopped, the word changed in its store and in every file that it gives away, and the server started again. Its own page now says:`,
    caught: (place: string, s: string) =>
      `Caught after ${s}. Somebody who comes now takes a copy, and the copy refuses post ${place}: its words do not give the number that the log has for it, and that three witnesses signed.`,
    check: 'The check that failed',
    healed: (s: string) =>
      `Healed after ${s} more, from the second copy, where the words are still the ones that were signed:`,
    yours: 'The copy that you hold since you came did not change at all.',
    look: 'Look at its page yourself',
    repair: 'Put the server right',
    repaired: (posts: string, s: string) =>
      `After ${s} the server has the true words again, taken from the second copy. A check of all ${posts} posts, with every signature, finds nothing wrong.`,
    wrong: (n: string) => `A check of the server still finds ${n} things wrong.`,
  },
  plug: {
    intro: 'Your browser holds a copy of the second wall. Now do your worst.',
    take: 'Take it as a file',
    taken: (kb: string) =>
      `Saved: the wall and the program that checks it, in one file of ${kb} KB. It opens without a network; you can hand it on.`,
    pull: 'Pull the plug',
    pulled: (where: string) =>
      `The server at ${where} is dead: its process was killed, and nobody answers there.`,
    still: (n: string) => `Still here, from your own copy: ${n} posts, each checked.`,
    label: 'Write an answer all the same',
    example: 'Still here.',
    button: 'Say it',
    waits: 'It waits on your device. Nobody is there to take it, and it is not lost.',
    start: 'Start the server elsewhere',
    started: (where: string, s: string) =>
      `The server is back after ${s}, at another address: ${where}. The wall is the same, since no wall is tied to an address.`,
    sent: (s: string) => `Your answer left, sealed, ${s} after your copy knew the new address.`,
    placed: (s: string, place: string) => `On the wall after ${s}: place ${place}.`,
  },
  agree: {
    intro:
      'The General Assembly of the United Nations called the roll 1412 times from 2005 to 2019. Count it all again, with 134 of the 193 states voting yes as one each time, and the others as they did.',
    button: 'Let 134 vote as one',
    pooled: (adopted: string, calls: string, forced: string) =>
      `Two-thirds of all votes adopts ${adopted} of ${calls}; ${forced} of them although no more of the others were for it than against.`,
    rule: (adopted: string, forced: string) =>
      `The rule of an assembly here asks every group whether twice as many can live with it as object. It adopts ${adopted}; of those forced ones, ${forced}.`,
    asOne: (yes: string, no: string, lacking: string) =>
      `${yes} yes, all ${no} others no: two-thirds adopts it. Here it is not adopted: ${lacking}.`,
    lacks: (group: string, by: string) => `${group} lacks ${by} supporters`,
    and: '; ',
    price:
      'The price: what one group rejects is not adopted, however many want it. It stays in brackets, and everybody sees who lacks how much. The UN decides otherwise, and this is no verdict on what it decided.',
    counted: (s: string) => `Counted on this machine in ${s}, vote by vote.`,
    see: 'An assembly on this wall',
    groups: {
      Africa: 'Africa',
      'Asia-Pacific': 'Asia and the Pacific',
      'Eastern Europe': 'Eastern Europe',
      'Latin America': 'Latin America',
      'Western Europe and others': 'the western group',
    } as Readonly<Record<string, string>>,
  },
}

export type ToldWords = typeof en

const zhHans: ToldWords = {
  seconds: (s) => `${s} 秒`,
  moment: '请稍候……',
  recorded: (day) => `没有 JavaScript 时，这里显示 ${day}录下的一次过程；有 JavaScript，本页会亲自做一遍。`,
  again: '重新录制：',
  step: { waiting: '等待', sent: '已送出', 'on-the-wall': '已上墙' },
  say: {
    intro:
      '你写的话由专为它生成的密钥签名，密封后送上这面墙；这面墙只在你这台机器上。为了让你看得到，这里每五秒收一批；别的墙要一刻钟甚至更久，这样谁也看不出你是哪一分钟写的。',
    label: '你的一句话',
    example: '我来过。',
    board: '写于第一道门。',
    button: '说出来',
    sent: (s) => `${s}后密封送出。监视线路的人只看到一段定长的乱码。`,
    placed: (s, place, size) => `${s}后已上墙：日志第 ${place} 位，全长 ${size} 位，只增不减。`,
    proof: (hashes) =>
      `证明由 ${hashes} 个哈希值组成。谁拿到它，都能用通用工具独自核对这个位置，不必问我们。`,
    witnesses: (k, n) => `${n} 位见证者中有 ${k} 位签名证明日志只增不减，并写明时间。`,
    raw: '这份证明',
    see: '到墙上看',
  },
  second: {
    starting: '正在为此另起一面墙：一台主机、一份副本、三位见证者……',
    started: (n, s) =>
      `为此在这台机器上另起了一面墙：一台主机、一份副本、三位见证者，共 ${n} 个程序，${s}内全部就绪。`,
    stands: '墙上写着：',
  },
  alter: {
    intro: '主机在你手里。像掌控它的人那样，改一个词。',
    button: (before, after) => `把“${before}”改成“${after}”`,
    altered: (s) =>
      `用了 ${s}：主机停下，它的存储和它发给别人的每个文件里，这个词都改了，主机再启动。它自己的页面现在写着：`,
    caught: (place, s) =>
      `${s}后被识破。后来的人取一份副本，副本拒收第 ${place} 位的帖子：这些字算出来的编号，与日志里由三位见证者签过的编号不符。`,
    check: '没有通过的核对',
    healed: (s) => `再过 ${s}，已从另一份副本复原，那里的字仍是当初签过名的：`,
    yours: '你进门时拿到的那份副本，始终没有变过。',
    look: '亲自看看那一页',
    repair: '把主机改回来',
    repaired: (posts, s) =>
      `${s}后，主机从另一份副本取回了原文。全部 ${posts} 帖连同每个签名核对一遍，没有任何问题。`,
    wrong: (n) => `核对主机，仍有 ${n} 处不对。`,
  },
  plug: {
    intro: '你的浏览器里有第二面墙的一份副本。现在尽管下手。',
    take: '存成文件带走',
    taken: (kb) => `已保存：墙和核对它的程序都在这个 ${kb} KB 的文件里。没有网络也打得开，也可以交给别人。`,
    pull: '拔掉插头',
    pulled: (where) => `${where} 的主机停了：进程已被杀掉，那里没有人应答。`,
    still: (n) => `仍在这里，来自你自己的副本：${n} 帖，每一帖都核对过。`,
    label: '照样写一句回复',
    example: '还在。',
    button: '说出来',
    waits: '它在你的设备上等着。没有人来收，但也不会丢。',
    start: '换个地方再启动',
    started: (where, s) => `${s}后主机回来了，地址换成 ${where}。墙还是那面墙，因为墙不系于任何地址。`,
    sent: (s) => `副本得知新地址 ${s}后，你的回复已密封送出。`,
    placed: (s, place) => `${s}后已上墙：第 ${place} 位。`,
  },
  agree: {
    intro:
      '2005 年至 2019 年，联合国大会记名表决 1412 次。这里把它们重数一遍：193 国中的 134 国每次都一致投赞成，其余各国照旧。',
    button: '让 134 国投成一票',
    pooled: (adopted, calls, forced) =>
      `按总票数三分之二，${calls} 次中通过 ${adopted} 次；其中 ${forced} 次，其余各国赞成的并不比反对的多。`,
    rule: (adopted, forced) =>
      `这里议事的规则是逐组来问：能接受的是否至少是反对的两倍。这样通过 ${adopted} 次；刚才那样强行通过的，${forced} 次。`,
    asOne: (yes, no, lacking) =>
      `${yes} 国赞成，其余 ${no} 国全部反对：按三分之二就通过了。在这里不通过：${lacking}。`,
    lacks: (group, by) => `${group}还差 ${by} 个支持者`,
    and: '，',
    price:
      '代价是：只要有一组不接受，再多人想要也通不过。那段文字留在方括号里，人人看得到谁还差多少。联合国的规则不同，这里无意评判它的决定。',
    counted: (s) => `在这台机器上逐票数完，用了 ${s}。`,
    see: '这面墙上的议事',
    groups: {
      Africa: '非洲',
      'Asia-Pacific': '亚太',
      'Eastern Europe': '东欧',
      'Latin America': '拉美',
      'Western Europe and others': '西方组',
    },
  },
}

const zhHant: ToldWords = {
  seconds: (s) => `${s} 秒`,
  moment: '請稍候……',
  recorded: (day) => `沒有 JavaScript 時，這裡顯示 ${day}錄下的一次過程；有 JavaScript，本頁會親自做一遍。`,
  again: '重新錄製：',
  step: { waiting: '等待', sent: '已送出', 'on-the-wall': '已上牆' },
  say: {
    intro:
      '你寫的話由專為它產生的金鑰簽名，密封後送上這面牆；這面牆只在你這台機器上。為了讓你看得到，這裡每五秒收一批；別的牆要一刻鐘甚至更久，這樣誰也看不出你是哪一分鐘寫的。',
    label: '你的一句話',
    example: '我來過。',
    board: '寫於第一道門。',
    button: '說出來',
    sent: (s) => `${s}後密封送出。監視線路的人只看到一段定長的亂碼。`,
    placed: (s, place, size) => `${s}後已上牆：日誌第 ${place} 位，全長 ${size} 位，只增不減。`,
    proof: (hashes) =>
      `證明由 ${hashes} 個雜湊值組成。誰拿到它，都能用通用工具獨自核對這個位置，不必問我們。`,
    witnesses: (k, n) => `${n} 位見證者中有 ${k} 位簽名證明日誌只增不減，並寫明時間。`,
    raw: '這份證明',
    see: '到牆上看',
  },
  second: {
    starting: '正在為此另起一面牆：一台主機、一份副本、三位見證者……',
    started: (n, s) =>
      `為此在這台機器上另起了一面牆：一台主機、一份副本、三位見證者，共 ${n} 個程式，${s}內全部就緒。`,
    stands: '牆上寫著：',
  },
  alter: {
    intro: '主機在你手裡。像掌控它的人那樣，改一個詞。',
    button: (before, after) => `把「${before}」改成「${after}」`,
    altered: (s) =>
      `用了 ${s}：主機停下，它的儲存和它發給別人的每個檔案裡，這個詞都改了，主機再啟動。它自己的頁面現在寫著：`,
    caught: (place, s) =>
      `${s}後被識破。後來的人取一份副本，副本拒收第 ${place} 位的貼文：這些字算出來的編號，與日誌裡由三位見證者簽過的編號不符。`,
    check: '沒有通過的核對',
    healed: (s) => `再過 ${s}，已從另一份副本復原，那裡的字仍是當初簽過名的：`,
    yours: '你進門時拿到的那份副本，始終沒有變過。',
    look: '親自看看那一頁',
    repair: '把主機改回來',
    repaired: (posts, s) =>
      `${s}後，主機從另一份副本取回了原文。全部 ${posts} 則連同每個簽名核對一遍，沒有任何問題。`,
    wrong: (n) => `核對主機，仍有 ${n} 處不對。`,
  },
  plug: {
    intro: '你的瀏覽器裡有第二面牆的一份副本。現在儘管下手。',
    take: '存成檔案帶走',
    taken: (kb) => `已儲存：牆和核對它的程式都在這個 ${kb} KB 的檔案裡。沒有網路也打得開，也可以交給別人。`,
    pull: '拔掉插頭',
    pulled: (where) => `${where} 的主機停了：行程已被殺掉，那裡沒有人應答。`,
    still: (n) => `仍在這裡，來自你自己的副本：${n} 則，每一則都核對過。`,
    label: '照樣寫一句回覆',
    example: '還在。',
    button: '說出來',
    waits: '它在你的裝置上等著。沒有人來收，但也不會丟。',
    start: '換個地方再啟動',
    started: (where, s) => `${s}後主機回來了，位址換成 ${where}。牆還是那面牆，因為牆不繫於任何位址。`,
    sent: (s) => `副本得知新位址 ${s}後，你的回覆已密封送出。`,
    placed: (s, place) => `${s}後已上牆：第 ${place} 位。`,
  },
  agree: {
    intro:
      '2005 年至 2019 年，聯合國大會記名表決 1412 次。這裡把它們重數一遍：193 國中的 134 國每次都一致投贊成，其餘各國照舊。',
    button: '讓 134 國投成一票',
    pooled: (adopted, calls, forced) =>
      `按總票數三分之二，${calls} 次中通過 ${adopted} 次；其中 ${forced} 次，其餘各國贊成的並不比反對的多。`,
    rule: (adopted, forced) =>
      `這裡議事的規則是逐組來問：能接受的是否至少是反對的兩倍。這樣通過 ${adopted} 次；剛才那樣強行通過的，${forced} 次。`,
    asOne: (yes, no, lacking) =>
      `${yes} 國贊成，其餘 ${no} 國全部反對：按三分之二就通過了。在這裡不通過：${lacking}。`,
    lacks: (group, by) => `${group}還差 ${by} 個支持者`,
    and: '，',
    price:
      '代價是：只要有一組不接受，再多人想要也通不過。那段文字留在方括號裡，人人看得到誰還差多少。聯合國的規則不同，這裡無意評判它的決定。',
    counted: (s) => `在這台機器上逐票數完，用了 ${s}。`,
    see: '這面牆上的議事',
    groups: {
      Africa: '非洲',
      'Asia-Pacific': '亞太',
      'Eastern Europe': '東歐',
      'Latin America': '拉美',
      'Western Europe and others': '西方組',
    },
  },
}

export const TOLD_WORDS: Readonly<Record<Language, ToldWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
