import { describe, expect, it } from 'vitest'
import { appEn } from '../../src/app/i18n/en.ts'
import { plainLine } from '../../src/app/shell/plain-line.ts'

const of = (address: string) => plainLine('en', new URL(address))

describe('a page that came without encryption', () => {
  it('is said to be one that anybody on the way could have changed', () => {
    for (const address of [
      'http://wall.example/',
      'http://192.168.1.7:4848/',
      'http://village.local/app.html',
    ])
      expect(of(address)).toMatch(/anybody on the way/)
  })

  it('is none that is encrypted as far as its host, and none of this very device', () => {
    const others = [
      'https://wall.example/',
      'http://127.0.0.1:4848/',
      'http://[::1]:4848/',
      'http://localhost/',
    ]
    for (const address of [...others, 'http://abcdef.onion/', 'file:///wall.html'])
      expect(of(address)).toBeUndefined()
  })

  it('is told of before the first post, which is asked about in seventy words all the same', () => {
    const words = `${appEn.risk.text('wall.example')} ${of('http://wall.example/')}`.split(/\s+/)
    expect(words.length).toBeLessThanOrEqual(70)
  })
})
