import { en } from '../../pages/i18n/en.ts'
import { appEn } from './en.ts'
import type { Words } from './words.ts'

export const words: Words = { t: en, a: appEn }
