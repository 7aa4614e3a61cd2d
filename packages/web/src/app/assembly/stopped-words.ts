// That what counts assemblies ended, or does not answer.

import type { Language } from '../../pages/model.ts'

const en = {
  dead: 'What counts assemblies here has ended.',
  silent:
    'What counts assemblies here has not answered for half a minute. If it is only busy, this goes away by itself.',
  stays: 'What you see may be out of date. What you typed or sent is untouched.',
  again: 'Start it again',
}

export const STOPPED: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-Hans': {
    dead: '清点议事的程序已经中止。',
    silent: '清点议事的程序半分钟没有回应。如果只是在忙，这段话会自己消失。',
    stays: '你看到的可能不是最新的。你写下的和发出的都不受影响。',
    again: '重新启动它',
  },
  'zh-Hant': {
    dead: '清點議事的程式已經中止。',
    silent: '清點議事的程式半分鐘沒有回應。如果只是在忙，這段話會自己消失。',
    stays: '你看到的可能不是最新的。你寫下的和送出的都不受影響。',
    again: '重新啟動它',
  },
}
