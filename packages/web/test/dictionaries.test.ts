import { foldChinese } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { appEn } from '../src/app/i18n/en.ts'
import { appZhHans } from '../src/app/i18n/zh-hans.ts'
import { appZhHant } from '../src/app/i18n/zh-hant.ts'
import { en } from '../src/pages/i18n/en.ts'
import { zhHans } from '../src/pages/i18n/zh-hans.ts'
import { zhHant } from '../src/pages/i18n/zh-hant.ts'
import type { Language } from '../src/pages/model.ts'

/** Words that stand with their feature: each file exports one table by language. */
const FEATURES = Object.entries(
  import.meta.glob<Record<string, Record<Language, unknown>>>(
    [
      '../src/**/words.ts',
      '../src/app/**/*-words.ts',
      '../src/app/i18n/paper.ts',
      '!../src/app/i18n/*words*.ts',
    ],
    { eager: true },
  ),
).flatMap(([file, tables]) =>
  Object.entries(tables).map(([name, table]) => [`${file} ${name}`, table] as const),
)
const featuresIn = (language: Language) =>
  Object.fromEntries(FEATURES.map(([name, table]) => [name, table[language]]))

/** Pages, app and features, each in three languages. */
const WHOLE = {
  en: { ...en, app: appEn, features: featuresIn('en') },
  hans: { ...zhHans, app: appZhHans, features: featuresIn('zh-Hans') },
  hant: { ...zhHant, app: appZhHant, features: featuresIn('zh-Hant') },
}

/** Every text of a dictionary by its path; functions are called with example numbers and words. */
function texts(part: unknown, path = ''): [string, string][] {
  if (typeof part === 'string') return [[path, part]]
  if (typeof part === 'function') return [[path, String(part(...(ARGUMENTS[path] ?? [3, 4, 5])))]]
  return Object.entries(part as Record<string, unknown>).flatMap(([key, inner]) =>
    texts(inner, path === '' ? key : `${path}.${key}`),
  )
}

const ARGUMENTS: Record<string, unknown[]> = {
  results: [3, true],
  refused: ['DE'],
  underLaw: ['DE'],
  imported: ['source', '2015'],
  witnessedLater: ['2015'],
  witnessSigned: ['2015'],
  since: ['2015'],
  from: ['2015'],
  atHour: ['2015', '3'],
  'truth.asOf': ['2015'],
  'features.../src/assembly/words.ts ASSEMBLY_WORDS.third': [0],
  'features.../src/pages/moderation/words.ts DEEDS.folds': [3, ['2015']],
}

/** Chinese sets nothing between two sentences. */
const MAY_BE_EMPTY = /(ASSEMBLY|DOOR)_WORDS\.gap$/

/** Marks that stand in Western texts where Chinese has its own. */
const HALF_WIDTH = /[\p{Script=Han}][,;:!?]|[,;!?][\p{Script=Han}]|\.\s*$/u
/** What a reader would stumble over: a second word for what has one in the glossary, and turns of phrase that mean
 * something else (上路, to be led to one's death; 抄走, to be seized; 发票, an invoice), or are none. */
const NOT_OURS =
  /掌[钥鑰]人|守[护護]人|[见見][证證]人|版主|上路|抄走|[发發]票|主[机機]不[见見]|[个個篇][这這][里裡][没沒]有的[帖貼]/u
/** Words of the mainland that Taiwan and Hong Kong do not use, and spellings that we settled otherwise. */
const NOT_HANT =
  /信息|軟件|硬件|程序|服務器|默認|鼠標|打印|搜索|屏幕|字節|鏈接|登錄|賬號|數據|運行|剪貼板|設備|簽章|聯署|版面|臺|眼下|起名|起一個|步子|挨著|增長|命令|正文/u
/** Characters that something traditional is simplified to, and that traditional Chinese has as well, in words of its own. */
const IN_BOTH = '面致席同出才表折即向家只核布回真扣台合搜注修板挽查千准制系'
const CJK = { first: 0x3400, last: 0x9fff }

describe('dictionaries', () => {
  it('are complete and without an empty text', () => {
    const keys = texts(WHOLE.en).map(([path]) => path)
    for (const dictionary of [WHOLE.hans, WHOLE.hant]) {
      expect(texts(dictionary).map(([path]) => path)).toEqual(keys)
      expect(
        texts(dictionary).filter(([path, text]) => text.trim() === '' && !MAY_BE_EMPTY.test(path)),
      ).toEqual([])
    }
  })

  it('Chinese has Chinese punctuation', () => {
    for (const dictionary of [WHOLE.hans, WHOLE.hant])
      expect(texts(dictionary).filter(([, text]) => HALF_WIDTH.test(text))).toEqual([])
  })

  it('one thing has one word in Chinese, and none that means something worse', () => {
    const found = (dictionary: unknown, not: RegExp) => texts(dictionary).filter(([, text]) => not.test(text))
    expect(found(WHOLE.hans, NOT_OURS)).toEqual([])
    expect(found(WHOLE.hant, NOT_OURS)).toEqual([])
    expect(found(WHOLE.hant, NOT_HANT)).toEqual([])
  })

  it('each Chinese script keeps to itself', () => {
    const simple = new Set<string>()
    for (let code = CJK.first; code <= CJK.last; code++) {
      const sign = String.fromCodePoint(code)
      if (foldChinese(sign) !== sign) simple.add(foldChinese(sign))
    }
    for (const sign of IN_BOTH) simple.delete(sign)
    expect(texts(WHOLE.hans).filter(([, text]) => foldChinese(text) !== text)).toEqual([])
    expect(texts(WHOLE.hant).filter(([, text]) => [...text].some((sign) => simple.has(sign)))).toEqual([])
  })

  it('English counts one and many', () => {
    expect(en.replies(1)).toBe('1 reply')
    expect(en.replies(12_345)).toBe('12,345 replies')
    expect(zhHans.replies(2)).toBe('2 条回复')
  })
})

it('says of a post that could not be kept or signed that it was not posted, and names no step that may have gone well', () => {
  for (const { write } of [appEn, appZhHans, appZhHant])
    expect(write.failed('…')).not.toMatch(/sign|签名|簽名/)
})
