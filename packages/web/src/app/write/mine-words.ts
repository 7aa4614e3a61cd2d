// The words of what one said beside posts, and of taking it back.

import type { Language } from '../../pages/model.ts'

const en = {
  /** In *Saved here*. */
  savedHere:
    'These posts and their keys are kept on this device, encrypted with your passphrase. Wipe them and they cannot be withdrawn any more; what has not left is lost.',
  noneSaved: 'You have written nothing on this device.',
  profile: (name: string) => `What a name is called: ${name}`,
  key: 'What protects a name',
  report: (type: string) => `A report: ${type}`,
  label: (verb: string) => `A label: ${verb}`,
  letter: 'A signature under a letter',
  outcome: 'A signature under an outcome',
  joining: 'A key that joined a name',
  everything: 'Everything that a name said, taken back',
  button: 'Take it back',
  takenBack: 'taken back',
  trying: 'It is being tried now.',
  left: 'It has left.',
  // Follows a sentence, which Chinese sets without a space.
  triedAt: (time: string) => ` It is tried again at ${time}.`,
  resting: (time: string) =>
    `Every address is left alone for three minutes after its line looked cut: asked at once, it would only be cut again. It is tried at ${time}. A file, QR codes or another address need not wait.`,
  neverLeft: 'It has not left this device: nobody has it. Withdrawn, it is gone, and nothing tells of it.',
  gone: 'It is gone. It had never left this device.',
  ends: 'What you said ends for everybody, once the wall has seen that you took it back.',
  staysReadable: 'That you said it, and that you took it back, stays readable in every copy.',
  retired: 'Its key was replaced: on the wall this counts for nothing. Take it back, and say it again.',
  waits:
    'It stands under a lasting name: the words go after 72 hours, and not at all if the key of the name is replaced meanwhile. So a thief who has the key cannot empty what you wrote.',
}

type BackWords = typeof en

const zhHans: BackWords = {
  savedHere: '这些帖子和它们的密钥都保存在这台设备上，用你的口令加密。清除之后就无法撤回，没送出的会丢失。',
  noneSaved: '你在这台设备上还没有写过什么。',
  profile: (name) => `名字的叫法：${name}`,
  key: '保护名字的一条记录',
  report: (type) => `举报：${type}`,
  label: (verb) => `标记：${verb}`,
  letter: '一封公开信的联署',
  outcome: '成果的签名',
  joining: '一把密钥加入了名字',
  everything: '收回一个名字说过的一切',
  button: '收回',
  takenBack: '已收回',
  trying: '正在尝试送出。',
  left: '已经送出。',
  triedAt: (time) => `${time} 会再试。`,
  resting: (time) =>
    `线路像是被切断之后，每个地址都先停三分钟：马上再连，只会再被切断。${time} 会再试。存成文件、用二维码或换一个地址都不必等。`,
  neverLeft: '它还没有离开过这台设备，谁都没有它。撤回就是删掉，不留痕迹。',
  gone: '已经删掉，它从未离开过这台设备。',
  ends: '等墙上见到你已收回，你说的就对所有人失效。',
  staysReadable: '你说过、又收回了，这两件事在每一份副本里都读得到。',
  retired: '它的密钥已经换掉，上了墙也不算数。请收回，再说一遍。',
  waits:
    '它署的是长期名字：文字要过 72 小时才会撤下；这期间名字的密钥若被更换，就不会撤下。这样，偷到密钥的人清不掉你写过的东西。',
}

const zhHant: BackWords = {
  savedHere:
    '這些貼文和它們的金鑰都儲存在這台裝置上，用你的通關密語加密。清除之後就無法撤回，沒送出的會遺失。',
  noneSaved: '你在這台裝置上還沒有寫過什麼。',
  profile: (name) => `名字的叫法：${name}`,
  key: '保護名字的一條紀錄',
  report: (type) => `檢舉：${type}`,
  label: (verb) => `標記：${verb}`,
  letter: '一封公開信的連署',
  outcome: '成果的簽名',
  joining: '一把金鑰加入了名字',
  everything: '收回一個名字說過的一切',
  button: '收回',
  takenBack: '已收回',
  trying: '正在嘗試送出。',
  left: '已經送出。',
  triedAt: (time) => `${time} 會再試。`,
  resting: (time) =>
    `線路像是被切斷之後，每個位址都先停三分鐘：馬上再連，只會再被切斷。${time} 會再試。存成檔案、用 QR 碼或換一個位址都不必等。`,
  neverLeft: '它還沒有離開過這台裝置，誰都沒有它。撤回就是刪掉，不留痕跡。',
  gone: '已經刪掉，它從未離開過這台裝置。',
  ends: '等牆上見到你已收回，你說的就對所有人失效。',
  staysReadable: '你說過、又收回了，這兩件事在每一份副本裡都讀得到。',
  retired: '它的金鑰已經換掉，上了牆也不算數。請收回，再說一遍。',
  waits:
    '它署的是長期名字：文字要過 72 小時才會撤下；這期間名字的金鑰若被更換，就不會撤下。這樣，偷到金鑰的人清不掉你寫過的東西。',
}

export const BACK: Readonly<Record<Language, BackWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
