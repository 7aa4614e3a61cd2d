import { expect, it } from 'vitest'
import { languageByItself, offeredLanguages } from '../../src/app/write/languages.ts'

it.each([
  ['We read it here, in 北京 too.', 'en', 'en'],
  ['我们在 Commonwall 上读到了，Nostr 和 Tor 都行。', 'zh-Hans', 'zh-Hans'],
  ['在這裡讀到了', 'zh-Hant', 'zh-Hant'],
  ['بىز بۇ يەردە ئوقۇدۇق', 'en', ''],
  ['བོད་ཡིག', 'zh-Hans', ''],
  ['Only Latin letters here', 'zh-Hans', ''],
  ['全是汉字', 'en', ''],
  // What is quoted, an address and a mention are not the writer's words.
  ['> Only Latin letters here\n\n同意。https://example.org/a nostr:npub1abcdefgh', 'zh-Hans', 'zh-Hans'],
  ['> 全是汉字\nYes.', 'en', 'en'],
  ['', 'en', 'en'],
  ['+1', 'zh-Hant', 'zh-Hant'],
] as const)('%j of who reads %s is said to be in "%s"', (text, reader, tag) => {
  expect(languageByItself(text, reader)).toBe(tag)
})

it('those of the wall come first, each once, and what was chosen is among them', () => {
  const offered = offeredLanguages(['en', 'zh-Hans'], 'qu')
  expect(offered.slice(0, 2)).toEqual(['en', 'zh-Hans'])
  expect(offered).toEqual([...new Set(offered)])
  for (const tag of ['ug', 'bo', 'ar', 'fa', 'qu']) expect(offered).toContain(tag)
  expect(offeredLanguages(['en'], '')).not.toContain('')
})
