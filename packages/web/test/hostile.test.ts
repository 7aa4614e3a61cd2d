// Texts that mean harm: nested without end they cost neither the stack nor the width of the page, and a word without
// end gets places to break.

import { describe, expect, it } from 'vitest'
import { breakable } from '../src/pages/parts/long-words.tsx'
import { renderPage } from '../src/pages/render.tsx'
import { AT, english, frame } from './frame.ts'

const article = (text: string) =>
  renderPage({
    kind: 'article',
    frame: frame(),
    title: english('T'),
    board: undefined,
    author: { kind: 'throwaway', number: undefined, key: 'ab'.repeat(32) },
    when: { at: AT, hour: false, witnessed: undefined },
    imported: undefined,
    text: english(text),
    absence: undefined,
    translations: [],
    versions: [],
    signatures: 0,
    replies: 0,
    posts: [],
    pager: { page: 1, pages: 1, path: '', first: '' },
  })

describe('Markdown that means harm', () => {
  it('nests 64 deep and no deeper; the words within are all there', () => {
    const html = article(`${'>'.repeat(3_000)}the words\n\nand after`)
    expect(html.match(/<blockquote>/g)?.length).toBe(64)
    expect(html.match(/<\/blockquote>/g)?.length).toBe(64)
    expect(html).toContain('the words')
    expect(html).toContain('and after')
  })
})

describe('a word without end', () => {
  const letters = 'بتثجحخسشصضطظعغفقكلمنهي'
  const word = letters.repeat(1_000)
  const marked = 'ก\u0e34'.repeat(2_000)

  it('is broken into pieces that no browser stands still for, and not a letter of it is changed', () => {
    for (const text of [word, marked, `a ${word} b`, `${word}\n${marked}`]) {
      const html = article(text)
      const longest = Math.max(...html.split(/<[^>]*>|\s/).map((piece) => piece.length))
      expect(longest).toBeLessThanOrEqual(501)
      const held = breakable(text).filter((piece) => typeof piece === 'string')
      expect(held.join('')).toBe(text)
    }
  })

  it('is never broken before a mark or a sign, and words that people write are left alone', () => {
    for (const piece of breakable(marked).slice(1))
      if (typeof piece === 'string') expect(piece).toMatch(/^\p{L}/u)
    for (const text of ['short', 'plain words '.repeat(500), '。'.repeat(5_000), '👨‍👩‍👧'.repeat(500)])
      expect(breakable(text)).toEqual([text])
  })

  it('takes no longer the more of it there is', () => {
    const hostile = ['a', 'ب', '\u0301', '.', 'a\u0301', 'a.', ' a'].map((piece) => piece.repeat(30_000))
    const begun = performance.now()
    for (const text of hostile) breakable(text)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})
