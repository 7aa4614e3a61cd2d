import { afterEach, expect, it, vi } from 'vitest'
import { nameOf } from '../src/pages/parts/language-name.ts'

afterEach(() => vi.unstubAllGlobals())

it('a language that was looked up is not looked up again, however many others somebody invents', () => {
  let looked = 0
  class DisplayNames {
    constructor([tag]: readonly string[]) {
      looked += 1
      throw new RangeError(`${tag}: expected a language, got none`)
    }
  }
  vi.stubGlobal('Intl', { DisplayNames })
  const invented = Array.from({ length: 1_000 }, (_, n) => `invented ${n}`)
  for (const tag of [...invented, ...invented]) expect(nameOf(tag)).toBe(tag)
  expect(looked).toBe(invented.length)
})
