import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryTerms, type SearchPhrase, searchTerms } from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

/** What an index does with phrases: all of them, each with its terms one behind the other. */
function finds(query: string, text: string): boolean {
  const terms = searchTerms(text)
  return queryTerms(query).every(({ terms: wanted, prefix }) =>
    terms.some((_, at) =>
      wanted.every((term, i) => (prefix ? terms[at + i]?.startsWith(term) : terms[at + i] === term)),
    ),
  )
}

describe('search terms', () => {
  it.each([
    ['人权', '世界人權宣言'],
    ['人權', '世界人权宣言'],
    ['权', '人权'],
    ['论', '言论自由'],
    ['宣言 世界', '世界人权宣言'],
    ['ＲＩＧＨＴＳ', 'the rights of all'],
    ['STRASSE', 'die Straße'],
    ['οδοσ', 'ΟΔΟΣ'],
    ['права', 'ПРАВА человека'],
    ['"right to freedom"', 'the right to freedom of opinion'],
    ['e-mail', 'an e-mail'],
    ['自由', 'internet自由!'],
    ['자유', '모든 사람은 자유롭고'],
    ['สิทธิ', 'ปฏิญญาสากลว่าด้วยสิทธิมนุษยชน'],
    ['དབང་', 'འགྲོ་བ་མིའི་ཐོབ་དབང་།'],
    ['ཐོབ་དབང', 'འགྲོ་བ་མིའི་ཐོབ་དབང་།'],
    ['اعلامیه', 'اعلامیهٔ جهانی حقوق بشر اعلامیه'],
    ['𠮷野', '𠮷野家'],
  ])('%s finds %s', (query, text) => {
    expect(finds(query, text)).toBe(true)
  })

  it.each([
    ['权人', '世界人权宣言'],
    ['"freedom to right"', 'the right to freedom of opinion'],
    ['人宣', '人权宣言'],
    ['right', 'rights'],
    ['由言', '自由。言论'],
  ])('%s does not find %s', (query, text) => {
    expect(finds(query, text)).toBe(false)
  })

  it('finds every piece of a text without spaces', () => {
    const han = fc.string({ unit: fc.constantFrom(...'人權权利論论自由言の한'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(han, han, han, (before, piece, after) => {
        expect(finds(piece, before + piece + after)).toBe(true)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('gives terms without spaces or quotes, so that they can be joined and quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const phrases: readonly SearchPhrase[] = queryTerms(text)
        const terms = [...searchTerms(text), ...phrases.flatMap(({ terms }) => terms)]
        expect(terms.filter((term) => !/^[\p{L}\p{N}\p{M}\u200c\u200d]+$/u.test(term))).toEqual([])
        for (const { terms } of phrases) expect(terms.length).toBeGreaterThan(0)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it.each(readVectors<{ text: string; terms: string[] }>('text/valid/terms.json'))(
    'cuts $text',
    ({ text, terms }) => {
      expect(searchTerms(text)).toEqual(terms)
    },
  )

  it.each(readVectors<{ query: string; phrases: SearchPhrase[] }>('text/valid/queries.json'))(
    'asks for $query',
    ({ query, phrases }) => {
      expect(queryTerms(query)).toEqual(phrases)
    },
  )
})
