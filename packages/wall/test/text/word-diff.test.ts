import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redline, wordDiff } from '../../src/index.ts'

describe('word diffs', () => {
  it.each([
    ['computed with', wordDiff],
    ['read', redline],
  ])('contain both texts whole, as they are %s', (_, difference) => {
    const text = fc.array(fc.constantFrom('人人', '自由', 'the ', 'right', ' to', '\n', '。', 'དབང་'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const pieces = difference(before, after)
        const without = (kind: string) =>
          pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('show words, also Chinese ones', () => {
    expect(wordDiff('人人享有言论自由的权利', '人人享有表达自由的权利')).toEqual([
      { kind: 'same', text: '人人享有' },
      { kind: 'removed', text: '言论' },
      { kind: 'added', text: '表达' },
      { kind: 'same', text: '自由的权利' },
    ])
  })

  it('show what was replaced word after word as one thing that was taken away and one that was put in', () => {
    expect(redline('No single Government should act, now.', 'We take note of acts, now.')).toEqual([
      { kind: 'removed', text: 'No single Government should act' },
      { kind: 'added', text: 'We take note of acts' },
      { kind: 'same', text: ', now.' },
    ])
    // What was only put in, or stands in another line, is not drawn into it.
    expect(redline('a red house\nold', 'a big red house\nnew')).toEqual([
      { kind: 'same', text: 'a ' },
      { kind: 'added', text: 'big ' },
      { kind: 'same', text: 'red house\n' },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
    ])
    expect(redline('甲\n乙', '丙\n丁').map(({ kind }) => kind)).toEqual([
      ...['removed', 'added', 'same', 'removed', 'added'],
    ])
  })

  it('go by lines, and then by the whole, where too much changed', () => {
    const words = (letter: string, between: string) =>
      Array.from({ length: 3_000 }, (_, i) => `${letter}${i}`).join(between)
    const kept = 'this line stays\n'
    expect(
      wordDiff(`${kept}${words('a', ' ')}`, `${kept}${words('b', ' ')}`).map(({ kind }) => kind),
    ).toEqual(['same', 'removed', 'added'])
    const [before, after] = [words('a', '\n'), words('b', '\n')]
    expect(wordDiff(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  })
})
