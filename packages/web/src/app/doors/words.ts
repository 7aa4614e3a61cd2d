// The names of a demonstration's doors, as they stand on its first screen. What is told behind them comes with them.

import type { Language } from '../../pages/model.ts'

const en = {
  title: 'Four doors, sixty seconds',
  intro: 'What is special here. Each door does the real thing, on this machine, while you watch.',
  names: { 1: 'Say it', 2: 'Alter it', 3: 'Pull the plug', 4: 'Agree' },
  lines: {
    1: 'Write a line. Watch it get its place, and the proof of it.',
    2: 'Change one word on a server. See who notices.',
    3: 'Kill the server. Read on, and write.',
    4: '134 of 193 states vote as one. See what they cannot do.',
  },
  next: 'The next door:',
  /** Between two sentences of one line. */
  gap: ' ',
}

type DoorWords = typeof en

const zhHans: DoorWords = {
  title: '四道门，六十秒',
  intro: '这里的特别之处，一门一件。每道门都在这台机器上真做一遍，做给你看。',
  names: { 1: '说出来', 2: '改掉它', 3: '拔掉插头', 4: '谈得拢' },
  lines: {
    1: '写一句话，看它拿到位置，也拿到证明。',
    2: '在主机上改一个字，看谁会发现。',
    3: '把主机停掉，照样读，照样写。',
    4: '193 国中有 134 国投成一票，看他们办不到什么。',
  },
  next: '下一道门：',
  gap: '',
}

const zhHant: DoorWords = {
  title: '四道門，六十秒',
  intro: '這裡的特別之處，一門一件。每道門都在這台機器上真做一遍，做給你看。',
  names: { 1: '說出來', 2: '改掉它', 3: '拔掉插頭', 4: '談得攏' },
  lines: {
    1: '寫一句話，看它拿到位置，也拿到證明。',
    2: '在主機上改一個字，看誰會發現。',
    3: '把主機停掉，照樣讀，照樣寫。',
    4: '193 國中有 134 國投成一票，看他們辦不到什麼。',
  },
  next: '下一道門：',
  gap: '',
}

export const DOOR_WORDS: Readonly<Record<Language, DoorWords>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }
