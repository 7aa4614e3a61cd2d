import { zhHans } from '../../pages/i18n/zh-hans.ts'
import type { Words } from './words.ts'
import { appZhHans } from './zh-hans.ts'

export const words: Words = { t: zhHans, a: appZhHans }
