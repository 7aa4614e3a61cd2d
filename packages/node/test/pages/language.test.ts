import { acceptedLanguage, languageInPath } from '@commonwall/web/fill'
import { describe, expect, it } from 'vitest'

describe('Accept-Language (RFC 9110 §12.5.4)', () => {
  it.each([
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['yue', 'zh-Hant'],
    ['en;q=0.2, zh-HK;q=0.7', 'zh-Hant'],
    ['de, fr;q=0.9', 'en'],
    ['zh;q=0, en', 'en'],
    ['bo, zh-CN;q=0.5', 'zh-Hans'],
    ['', 'en'],
    [undefined, 'en'],
    [';;q=,,,=', 'en'],
  ])('%s: %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language)
  })

  it('the path has the last word, in lower case', () => {
    expect(languageInPath('zh-hant')).toBe('zh-Hant')
    expect(languageInPath('de')).toBeUndefined()
  })
})
