import { Converter } from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { foldChinese } from '../../src/index.ts'

describe('folding Chinese', () => {
  it('agrees with OpenCC on every single character', () => {
    const openCC = Converter({ from: 't', to: 'cn' })
    const differing: string[] = []
    let folded = 0
    for (const [first, last] of [
      [0x2e80, 0x9fff],
      [0x20000, 0x323af],
    ] as const)
      for (let code = first; code <= last; code++) {
        const character = String.fromCodePoint(code)
        // OpenCC unifies compatibility ideographs too; search does that by NFKC before it folds.
        if (character !== character.normalize('NFKC')) continue
        const own = foldChinese(character)
        if (own !== character) folded++
        if (own !== openCC(character)) differing.push(character)
      }
    expect(differing).toEqual([])
    expect(folded).toBe(3_222)
  })

  it('leaves other scripts alone', () => {
    const text = 'Rights, права, カナ, 권리, དབང་།'
    expect(foldChinese(text)).toBe(text)
  })

  it('makes both scripts one', () => {
    expect(foldChinese('人權宣言與言論自由')).toBe(foldChinese('人权宣言与言论自由'))
  })
})
