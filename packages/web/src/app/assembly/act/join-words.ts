// The words of joining an assembly.

import { plural } from '../../../pages/i18n/plural.ts'
import type { Language } from '../../../pages/model.ts'

const count = plural('en')

const en = {
  joinTitle: 'Joining',
  step1: '1. Your invitation',
  step1How:
    'Paste the text or the link that you were given, or open the file or a picture of the QR codes. Whoever holds an invitation is taken for you: show it to nobody.',
  paste: 'Text or link',
  read: 'Read it',
  file: 'File or picture',
  invited: (group: string) => `This is an invitation for ${group}.`,
  joinFor: (group: string) => `Join for ${group}`,
  notBound:
    'As far as this copy knows, not all issuers have accepted the assembly yet. Nobody can join before that.',
  otherAssembly: 'It is for another assembly than this one.',
  step2: '2. Ask the issuers',
  askNow: 'Ask those who are online',
  askHow:
    'Over this host, sealed. Whoever runs it sees that somebody at your network address asks the issuers of this assembly, and not who.',
  askWaits: 'Asking. Leave this screen open until all have answered.',
  askFailed: 'This host does not carry it now. Use files or QR codes.',
  step2How:
    'Each of them gets a sealed request of its own, by file or QR codes: by hand, by messenger, by post. They learn that you ask, and not which key they sign.',
  issuer: (n: number) => `Issuer ${n}`,
  answered: 'has answered',
  saveRequest: 'Save the request',
  step3: '3. Their answers',
  step3How: 'Open each answer here, in any order: as file, as text, or as a picture of its QR codes.',
  oneMore: (n: number) => count(n, 'Read. # more answer is needed.', 'Read. # more answers are needed.'),
  done: 'You have a voice. Destroy the invitation now, paper and message.',
  untilIssued: (time: string) => `Issuers answer until ${time}.`,
  failed: (why: string) => `That did not work: ${why}`,
}

type JoinWords = typeof en

const zh = plural('zh-Hans')

const zhHans: JoinWords = {
  joinTitle: '加入',
  step1: '一、你的邀请',
  step1How: '粘贴你拿到的文字或链接，或者打开文件、二维码的照片。谁拿着邀请，就会被当成你：别给任何人看。',
  paste: '文字或链接',
  read: '读取',
  file: '文件或照片',
  invited: (group) => `这是给${group}的邀请。`,
  joinFor: (group) => `代表${group}加入`,
  notBound: '就这份副本所知，还不是所有签发人都接受了这场议事。在那之前谁也不能加入。',
  otherAssembly: '它是给另一场议事的。',
  step2: '二、请签发人签名',
  askNow: '询问在线的签发人',
  askHow: '经由本主机，密封传送。管理它的人看得到有人从你的网络地址询问这场议事的签发人，但看不到是谁。',
  askWaits: '正在询问。全部答复以前，请不要离开这个页面。',
  askFailed: '本主机现在不传送它。请用文件或二维码。',
  step2How:
    '每位签发人各有一份密封的请求，用文件或二维码送去：亲手、发消息、寄信都行。他们知道是你在请求，但不知道签的是哪把密钥。',
  issuer: (n) => `签发人 ${n}`,
  answered: '已答复',
  saveRequest: '保存请求',
  step3: '三、他们的答复',
  step3How: '在这里打开每一份答复，先后不限：文件、文字，或者二维码的照片。',
  oneMore: (n) => zh(n, '读到了。还差 # 份答复。'),
  done: '你有声音了。现在就把邀请毁掉，纸上的和消息里的都要。',
  untilIssued: (time) => `签发人答复到 ${time} 为止。`,
  failed: (why) => `没有成功：${why}`,
}

const hant = plural('zh-Hant')

const zhHant: JoinWords = {
  joinTitle: '加入',
  step1: '一、你的邀請',
  step1How: '貼上你拿到的文字或連結，或者開啟檔案、QR 碼的照片。誰拿著邀請，就會被當成你：別給任何人看。',
  paste: '文字或連結',
  read: '讀取',
  file: '檔案或照片',
  invited: (group) => `這是給${group}的邀請。`,
  joinFor: (group) => `代表${group}加入`,
  notBound: '就這份副本所知，還不是所有簽發人都接受了這場議事。在那之前誰也不能加入。',
  otherAssembly: '它是給另一場議事的。',
  step2: '二、請簽發人簽名',
  askNow: '詢問在線上的簽發人',
  askHow: '經由本主機，密封傳送。管理它的人看得到有人從你的網路位址詢問這場議事的簽發人，但看不到是誰。',
  askWaits: '正在詢問。全部答覆以前，請不要離開這個頁面。',
  askFailed: '本主機現在不傳送它。請用檔案或 QR 碼。',
  step2How:
    '每位簽發人各有一份密封的請求，用檔案或 QR 碼送去：親手、傳訊息、寄信都行。他們知道是你在請求，但不知道簽的是哪把金鑰。',
  issuer: (n) => `簽發人 ${n}`,
  answered: '已答覆',
  saveRequest: '儲存請求',
  step3: '三、他們的答覆',
  step3How: '在這裡開啟每一份答覆，先後不限：檔案、文字，或者 QR 碼的照片。',
  oneMore: (n) => hant(n, '讀到了。還差 # 份答覆。'),
  done: '你有聲音了。現在就把邀請毀掉，紙上的和訊息裡的都要。',
  untilIssued: (time) => `簽發人答覆到 ${time} 為止。`,
  failed: (why) => `沒有成功：${why}`,
}

export const JOIN_WORDS: Readonly<Record<Language, JoinWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
