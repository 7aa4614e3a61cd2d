// The words of a file that is large: its size is said before it is saved.

import type { Language } from '../../pages/model.ts'

const en = {
  size: (mb: string) => ` (${mb} MB)`,
  ready: (mb: string) => `The file is ready: ${mb} MB. Press again to save it.`,
}

export const TAKE: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-Hans': {
    size: (mb) => `（${mb} MB）`,
    ready: (mb) => `文件做好了，共 ${mb} MB，再按一次才会保存。`,
  },
  'zh-Hant': {
    size: (mb) => `（${mb} MB）`,
    ready: (mb) => `檔案做好了，共 ${mb} MB，再按一次才會儲存。`,
  },
}
