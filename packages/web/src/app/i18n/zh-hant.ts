// 應用的繁體中文。

import { plural } from '../../pages/i18n/plural.ts'
import type { AppMessages } from './en.ts'

const count = plural('zh-Hant')

export const appZhHant = {
  nav: { write: '發言', mine: '我的貼文', take: '帶走', more: '更多' },
  foot: {
    kept: (host: string) =>
      `程式儲存在這台裝置上。它來自 ${host}，向那裡請求內容時，對方看得到你的網路位址。`,
    hostSees: (host: string) => `本頁來自 ${host}，它看得到你的網路位址。此外沒有向任何人要過任何東西。`,
  },
  moment: '請稍候……',
  partMissing: {
    part: '程式的一部分沒能取到。',
    why: '主機沒了，線路斷了，或者主機已換了新的程式。請再試，重新載入頁面，或者從檔案開啟這面牆。',
  },
  copy: '複製',
  copied: '已複製。',
  notCopied: '這個瀏覽器不讓網頁複製，請自己選取文字再複製。',
  read: {
    begin: '發起討論',
    languages: '語言',
    allLanguages: '全部',
    firstWriter: '只看樓主',
    sideBySide: '對照閱讀',
    searchHere: '只在本機搜尋，不傳送、不儲存任何內容。',
    follow: '關注',
    asText: '存成文字檔',
    print: '列印',
  },
  post: {
    reply: '回覆',
    replyThread: '回覆本串',
    replyArticle: '回覆本文',
    quote: '引用',
    cite: '引證',
    late: '發於討論關閉之後',
  },
  write: {
    title: { thread: '發起討論', article: '寫文章', reply: '回覆' },
    kind: '形式',
    kinds: { thread: '討論，純文字', article: '文章，用 Markdown，保留各個版本' },
    answers: '回覆的是',
    titleLabel: '標題',
    textLabel: '內文',
    markdownLabel: '內文，用 Markdown',
    noLanguage: '不註明',
    tooLong: '一則裝不下，請分成幾則。',
    preview: '預覽',
    post: '發出',
    postVersion: '發出這一版',
    leave: '返回',
    edit: '修訂',
    as: '以誰的名義',
    throwaway: '用一把新的一次性金鑰，誰也無法把它和你連在一起；日期只標到小時。',
    sameThrowaway: '用你在本串裡用過的那把金鑰，日期只標到小時。',
    nameLinks: '用同一個長期名字發的東西，別人可以連在一起，還看得到簽名的那一分鐘。',
    working: '正在簽名……',
    failed: (why: string) => `沒有發出：${why}。你寫的字還在這裡。`,
  },
  risk: {
    question: '這些話會讓你受罰嗎？',
    text: (host: string | undefined) =>
      `網路業者看得到你連了哪台主機、什麼時候、多少流量。輸入法可能把你打的字傳給廠商。${
        host === undefined
          ? '這個程式是一個檔案，請核對它是真的。'
          : `本頁來自 ${host}，它看得到你的網路位址，也能改動這個程式。`
      }發出去的收不回來。有危險時，只讀不寫。`,
    yes: '會，或者說不準',
    no: '不會',
  },
  watching: {
    title: '不要在這裡寫',
    why: (browser: string) =>
      `本頁是在 ${browser} 裡開啟的。這類瀏覽器看得到你輸入的內容，也可能上報你造訪的網址。可以繼續讀，但不要在這裡寫。`,
    what: '請換一個瀏覽器開啟這個位址，或者把牆存成檔案帶走，在別處開啟。',
    copy: '複製位址',
    take: '帶走檔案',
  },
  mine: {
    none: '你在這個分頁裡還沒有寫過什麼。',
    intro: '這些貼文只有這個分頁知道。關掉它就無法撤回，沒送出的會遺失。',
    step: { waiting: '等待', sent: '已送出', 'on-the-wall': '已上牆' },
    onTheWall: (seen: number, of: number) =>
      of === 0 ? '已上牆' : `已上牆，${of} 位見證者中 ${seen} 位已簽`,
    withdrawal: '一次撤回',
    leavesAt: (time: string) => `將在 ${time} 送出，免得線路上看出你何時寫完。`,
    batch: '貼文每隔幾分鐘一起放出，免得到達的時間指認任何人。',
    now: '現在送出',
    look: '看看到了沒有',
    nothingOpen: '哪裡都連不上的時候',
    carryHow: '把這些貼文存成檔案帶走。檔案是密封的，攜帶的人讀不到。誰能連到這面牆，誰就可以替你交進去。',
    asFile: '儲存密封檔案',
    carried: '已儲存。誰都可以交，交幾次都行。',
    trouble: {
      'trouble/unreachable': (_: string) => '沒有一個位址連得上，稍後會自動再試。',
      'trouble/no-inbox': (_: string) => '還沒有哪個位址告訴我們怎樣為這面牆密封貼文。',
      'trouble/inbox-ended': (day: string) => `密封用的金鑰已於 ${day} 到期。請看看本機的時鐘對不對。`,
      'trouble/clock-behind': (day: string) => `本機的時鐘慢了：這面牆在 ${day} 已有見證。請校正時鐘。`,
      'trouble/refused': (why: string) => `牆沒有收下：${why}。`,
      'trouble/unsealable': (_: string) => '無法密封：它太長，或者用來密封的金鑰已損壞。',
    },
  },
  withdraw: {
    button: '撤回',
    does: '撤回會把你的文字從牆上、從每一份會更新的副本裡拿掉。位置還在，並註明作者已撤回。',
    doesNot: '誰已經抄下、印下、拍下了它，撤回管不到；誰已經讀過，也無法當作沒讀過。',
    done: '撤回正在送往牆上。',
  },
  opener: {
    intro: '這個檔案是開啟牆的程式，裡面沒有牆。請選擇檔案，或者輸入副本的位址。',
    address: '副本的位址',
  },
  open: {
    title: '開啟檔案',
    choose: '選擇檔案，或拖到這裡',
    what: '一面牆、託你交的密封貼文，或者一份證明。',
    failed: (why: string) => `打不開：${why}。你手裡已有的內容沒有丟，可以請給你的人再給一次。`,
    wall: (n: number) => count(n, '已開啟，新增 # 則貼文。'),
    otherWall: '那是另一面牆，不管它叫什麼名字。沒有開啟它。',
    handedIn: '已交進去。內容是密封的，一路上沒有人讀得到。',
    notHandedIn: '沒有一個位址收下。請留著檔案再試，或者交給別人。',
  },
  take: {
    title: '帶走',
    intro: '這裡的一切裝進一個檔案，沒有網路也能開啟，每次開啟都重新核對。',
    html: '存成一個 HTML 檔案',
    tar: '存成資料包',
    leaves: '存下的檔案會一直留在這台裝置的下載目錄裡，直到你刪掉它。',
    saved: '已儲存。',
    noApp: '沒能從這台主機取到程式，請改存資料包。',
  },
  addresses: { title: '位址', ask: '去問' },
  saving: { title: '儲存' },
  wipe: {
    button: '清除並離開',
    key: '或者連按三次 Esc 鍵。',
  },
  names: {
    title: '名字',
    intro: '發言不需要名字。長期名字會把用它說過的話都連在一起。認名字，要認它的六個字。',
    notHere: (host: string) =>
      `${host} 提供的頁面上，絕不顯示、也絕不輸入名字的助記詞和金鑰，因為它有能力改動程式。請把牆存成檔案，開啟那個檔案，在那裡取名字。`,
    state: {
      protected: '受保護',
      waiting: '尚未受保護，金鑰聲明正在送往牆上',
      replaced: '本機的金鑰已被替換',
    },
    make: '取一個長期名字',
    makeHow: '你會看到十二個詞，只顯示一次。金鑰萬一被偷，只有它們能把它換掉。',
    called: '叫什麼',
    taken: '已有一個受保護的名字看起來一樣，請換一個不會混淆的。',
    stolen: '我的金鑰被偷了',
    stolenHow: '輸入這個名字的十二個詞。新金鑰立刻取代舊的，偷的人從此說什麼都不算數。',
    oldWords: '這個名字的十二個詞',
    wordsIn: '新詞用',
    showWords: '顯示這些詞',
    wrongWords: '這不是這面牆上任何一個名字的詞。',
    writeDown: '把這十二個詞寫在紙上',
    onlyOnce: '只顯示這一次。不要拍照，不要存檔案，不要放雲端，只寫在紙上。',
    written: '我已經寫下來了',
    check: '核對其中三個',
    word: (n: number) => `第 ${n} 個詞`,
    finish: '完成',
    showAgain: '再看一遍',
    differs: '有一個與紙上的不同。',
    made: '名字正在送往牆上。',
    keyFile: '金鑰檔案',
    keyFileHow: '用密碼鎖好金鑰，帶到你自己的另一台裝置。誰有檔案和密碼，誰就能用你的名字說話。',
    password: '密碼，至少八個字元',
    exportKey: '儲存金鑰檔案',
    importKey: '開啟金鑰檔案',
    imported: '金鑰已在本機。',
    notOpened: '這個密碼打不開它。',
  },
  report: {
    button: '檢舉',
    worth: '檢舉會讓各小組的管理者看到它。長期名字的檢舉才計數。',
    types: { spam: '垃圾訊息', illegal: '違法', impersonation: '冒充他人', other: '其他' },
    sent: '檢舉正在送往牆上。',
  },
  proof: {
    title: '這些內容有多可信',
    source: {
      node: '來自本頁的主機，這面牆的日誌就寫在那裡。',
      copy: '來自一份副本的節選。',
      host: '來自本頁的主機。',
      other: '來自另一個位址，不是本頁的主機。',
      file: '來自一個檔案。',
      here: '一直儲存在本機。',
    },
    unasked: '沒有向任何主機要過東西。',
    checked: (n: number) => count(n, '# 條內容都與日誌簽過名的根核對過。'),
    witnesses: (seen: number, of: number) =>
      `${of} 位見證者中有 ${seen} 位簽名證明這份日誌只增不減。他們與日誌由不同的人掌管，這一點只有保管人的說法。`,
    age: (time: string) => `最新的簽名是 ${time} 的，之後的內容這裡沒有。`,
    saved: '已儲存在本機：這份副本留在這台裝置上，用你的通關密語加密。',
    notSaved: '不作儲存：關掉這個分頁，一切都會消失。',
    program: (host: string | undefined) =>
      host === undefined
        ? '程式就是你開啟的這個檔案，別人無法從遠處改動它。'
        : `程式來自 ${host}，它有能力改動程式。你核對過一次的檔案則改不了。`,
    nothingWrong: '收到的內容裡沒有發現任何不對的地方。',
    wrong: (n: number) => count(n, '收到的內容裡有 # 處不對，均未採信'),
  },
} satisfies AppMessages
