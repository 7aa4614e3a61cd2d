// Why something did not work, by the code of the error: whoever reads Chinese is not told it in English. Each stands
// inside a sentence ("It could not be opened: …").

import type { Language } from '../../pages/model.ts'

const en = {
  damaged: 'it is damaged, or something else than it should be',
  noWall: 'no wall that can be verified is in it',
  otherWall: 'it belongs to another wall',
  silent: 'no address answered as it should',
  notHere: 'what it is about is not on this device',
  noKey: 'its key is not on this device',
  notKey: 'that is no key',
  otherSigned: 'what came back signed is not what was given to be signed',
  unsigned: 'the extension signed nothing',
  meanwhile: 'something else was asked for meanwhile',
  noVoice: 'this device has no voice here that may say it',
  notMissed: 'that ballot was not left out',
  notNow: 'it is too early or too late for it',
  credential: 'this invitation, or this answer, does not fit',
  rule: 'the rules of the wall do not take it as it is',
  storage: 'this browser refuses to keep it, or has no room',
  locked: 'what is saved here is locked, or the passphrase is another one',
  address: 'that is no address, or no longer one',
  unexpected: 'this program did not expect it',
  refused: {
    pow: 'it asks for more work than was done',
    'rate-limited': 'it takes no more just now; try again later',
    blocked: 'its author has withdrawn it, or it may not be copied',
    invalid: 'it is not as it should be',
    restricted: 'it does not belong there, or this log is closed',
    error: 'the address failed; try again',
    other: 'it did not say why in a way that this program understands',
  },
}

export type WhyWords = typeof en

const zhHans: WhyWords = {
  damaged: '它已损坏，或者不是该有的东西',
  noWall: '里面没有能核实的墙',
  otherWall: '它属于另一面墙',
  silent: '没有一个地址给出该有的回应',
  notHere: '它所指的内容不在本机',
  noKey: '它的密钥不在本机',
  notKey: '那不是密钥',
  otherSigned: '签好送回来的，不是交去签的那一份',
  unsigned: '扩展没有签名',
  meanwhile: '这期间又去问了别的',
  noVoice: '本机在这里没有可以这样说的声音',
  notMissed: '那张票没有漏掉',
  notNow: '现在还不到时候，或者已经过了',
  credential: '这份邀请或答复对不上',
  rule: '墙的规则不收这个样子的',
  storage: '浏览器不肯保存，或者没有空间了',
  locked: '本机保存的内容锁着，或者口令不对',
  address: '那不是地址，或者已经失效',
  unexpected: '程序没有料到这种情况',
  refused: {
    pow: '它要求更多的工作量证明',
    'rate-limited': '它眼下收不下更多，请过一会儿再试',
    blocked: '作者已撤回它，或者它不许复制',
    invalid: '它的样子不对',
    restricted: '它不该送到那里，或者那份日志已经关闭',
    error: '那个地址出了故障，请再试',
    other: '它没有用程序看得懂的方式说明原因',
  },
}

const zhHant: WhyWords = {
  damaged: '它已損壞，或者不是該有的東西',
  noWall: '裡面沒有能核實的牆',
  otherWall: '它屬於另一面牆',
  silent: '沒有一個位址給出該有的回應',
  notHere: '它所指的內容不在本機',
  noKey: '它的金鑰不在本機',
  notKey: '那不是金鑰',
  otherSigned: '簽好送回來的，不是交去簽的那一份',
  unsigned: '擴充功能沒有簽名',
  meanwhile: '這期間又去問了別的',
  noVoice: '本機在這裡沒有可以這樣說的聲音',
  notMissed: '那張票沒有漏掉',
  notNow: '現在還不到時候，或者已經過了',
  credential: '這份邀請或答覆對不上',
  rule: '牆的規則不收這個樣子的',
  storage: '瀏覽器不肯儲存，或者沒有空間了',
  locked: '本機儲存的內容鎖著，或者通關密語不對',
  address: '那不是位址，或者已經失效',
  unexpected: '程式沒有料到這種情況',
  refused: {
    pow: '它要求更多的工作量證明',
    'rate-limited': '它眼下收不下更多，請過一會兒再試',
    blocked: '作者已撤回它，或者它不許複製',
    invalid: '它的樣子不對',
    restricted: '它不該送到那裡，或者那份日誌已經關閉',
    error: '那個位址出了故障，請再試',
    other: '它沒有用程式看得懂的方式說明原因',
  },
}

export const WHY: Readonly<Record<Language, WhyWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
