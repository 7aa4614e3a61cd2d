import { zhHant } from '../../pages/i18n/zh-hant.ts'
import type { Words } from './words.ts'
import { appZhHant } from './zh-hant.ts'

export const words: Words = { t: zhHant, a: appZhHant }
