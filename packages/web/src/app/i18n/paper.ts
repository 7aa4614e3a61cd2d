// The words for what goes onto paper and comes back from it. They are fetched with the screens that need them.

import type { Language } from '../../pages/model.ts'

const en = {
  picture: 'Save as a picture',
  codes: 'Show as QR codes',
  codesHow:
    'Print them, or let somebody photograph them. They are sealed like the file: whoever scans them sees noise. A picture of each, opened under “Take it along”, hands the post in.',
  square: (n: number, of: number) => `QR code ${n} of ${of}`,
  tooLong: 'This one is too long for QR codes, or cannot be sealed yet. Save the file.',
  noSquare: 'No QR code of ours was seen in this picture. Take it again: straight, whole, in good light.',
  keyFile: 'This is the key file of a name. It opens under “Names”, with its password.',
  camera: 'Read QR codes with the camera',
  hold: 'Hold the QR code before the camera. What it sees stays in this tab.',
  noCamera: 'The browser gives no camera. Take a photograph and open it as a file.',
  more: (n: number) =>
    n === 1
      ? 'Read. One more QR code belongs to it: open its picture too.'
      : `Read. ${n} more QR codes belong to it: open their pictures too.`,
  unreadable:
    'This device does not let it be read: it is a folder, or was moved meanwhile. Choose the files in it.',
}

type PaperWords = typeof en

const zhHans: PaperWords = {
  picture: '存成图片',
  codes: '显示成二维码',
  codesHow:
    '可以打印，也可以让人拍下来。它们和文件一样是密封的，别人扫到的只是乱码。在“带走”里打开每一张的照片，就等于把帖子交进去。',
  square: (n, of) => `第 ${n} 张，共 ${of} 张`,
  tooLong: '这一帖太长，装不进二维码，或者暂时无法密封。请保存文件。',
  noSquare: '这张图片里没有看到我们的二维码。请重拍：摆正，拍全，光线要好。',
  keyFile: '这是一个名字的密钥文件，要在“名字”里用密码打开。',
  camera: '用摄像头扫二维码',
  hold: '把二维码对准摄像头。它看到的一切都只留在这个标签页里。',
  noCamera: '这个浏览器用不了摄像头。请拍成照片，再当作文件打开。',
  more: (n) => `读到了。还差 ${n} 张二维码，请把它们的图片也打开。`,
  unreadable: '这台设备读不了它：它是文件夹，或者刚被移走了。请选里面的文件。',
}

const zhHant: PaperWords = {
  picture: '存成圖片',
  codes: '顯示成 QR 碼',
  codesHow:
    '可以列印，也可以讓人拍下來。它們和檔案一樣是密封的，別人掃到的只是亂碼。在「帶走」裡開啟每一張的照片，就等於把貼文交進去。',
  square: (n, of) => `第 ${n} 張，共 ${of} 張`,
  tooLong: '這一則太長，裝不進 QR 碼，或者暫時無法密封。請儲存檔案。',
  noSquare: '這張圖片裡沒有看到我們的 QR 碼。請重拍：擺正，拍全，光線要好。',
  keyFile: '這是一個名字的金鑰檔案，要在「名字」裡用密碼開啟。',
  camera: '用相機掃 QR 碼',
  hold: '把 QR 碼對準相機。它看到的一切都只留在這個分頁裡。',
  noCamera: '這個瀏覽器用不了相機。請拍成照片，再當作檔案開啟。',
  more: (n) => `讀到了。還差 ${n} 張 QR 碼，請把它們的圖片也開啟。`,
  unreadable: '這台裝置讀不了它：它是資料夾，或者剛被移走了。請選裡面的檔案。',
}

export const PAPER: Readonly<Record<Language, PaperWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
