// What stands of a text where there is room for a taste of it.

import { describe, expect, test } from 'vitest'
import { excerptOf, withoutMarks } from '../src/pages/fill/spoken.ts'

describe('an excerpt', () => {
  test('ends between words where a script puts spaces', () => {
    expect(excerptOf('Who keeps it. Each of us', 17)).toBe('Who keeps it.…')
    expect(excerptOf('Who keeps it. Each of us', 18)).toBe('Who keeps it.…')
    expect(excerptOf('الأنترنت ثروة مشتركة', 16)).toBe('الأنترنت ثروة…')
  })
  test('ends between characters in Chinese, and in what is longer than a word', () => {
    expect(excerptOf('互联网是 人类的共同财富，由各方共识治理', 8)).toBe('互联网是 人类的…')
    expect(excerptOf(`see ${'https://a.example/'.repeat(4)}`, 30)).toHaveLength(31)
    expect(excerptOf('👩‍👧'.repeat(4), 2)).toBe(`${'👩‍👧'.repeat(2)}…`)
  })
  test('is the whole of a text that is short enough', () => {
    expect(excerptOf('Who keeps\n\nit.', 13)).toBe('Who keeps it.')
  })
})

describe('an article’s Markdown without its marks', () => {
  test('has the words of links and pictures', () => {
    expect(withoutMarks('# A *title*\n> See [the text](https://example.org/) and ![a picture](x "y").')).toBe(
      'A title\nSee the text and a picture.',
    )
  })

  test.each(['[', '[](', '![](', '[a](b[', '#', '`'])(
    'is read in one pass, also where it is all “%s”',
    (mark) => {
      const began = performance.now()
      for (let articles = 0; articles < 200; articles += 1) withoutMarks(mark.repeat(4_000))
      // A page of 25 took most of a second where each mark looked for its end.
      expect(performance.now() - began).toBeLessThan(1_000)
    },
  )
})
