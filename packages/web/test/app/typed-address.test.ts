// What a reader types in or pastes where an address is asked for.

import { expect, it } from 'vitest'
import { cardIn, urlIn } from '../../src/app/engine/addresses/typed.ts'

it.each([
  ['https://h.example', 'https://h.example/'],
  ['https://h.example/k3j9/wall', 'https://h.example/k3j9/wall/'],
  ['https://h.example/zh-hans/', 'https://h.example/'],
  ['https://h.example/zh-Hant/t/226?x=1#f3', 'https://h.example/'],
  ['https://h.example/k3j9/t/226/2', 'https://h.example/k3j9/'],
  ['https://h.example/en/m/17/r', 'https://h.example/'],
  ['https://h.example/token/', 'https://h.example/token/'],
  ['wss://h.example/relay', 'wss://h.example/relay'],
])('%s is the address %s: no page of it is asked for', (typed, url) => {
  expect(urlIn(typed)).toBe(url)
})

it('what is left of a card that was copied half is no address', () => {
  expect(() => cardIn(`https://h.example/#${'A'.repeat(120)}`)).toThrow(/card/)
  expect(cardIn('https://h.example/#text')).toBeUndefined()
})
