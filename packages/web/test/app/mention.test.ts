import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Composing } from '../../src/app/engine/say/composing.ts'
import type { State } from '../../src/app/shell/state.ts'
import { draft } from '../../src/app/write/draft.ts'
import { Mentioned } from '../../src/app/write/mentioned.tsx'
import { putInto } from '../../src/app/write/text-field.tsx'
import type { Ui } from '../../src/pages/ui.ts'

describe('a mention', () => {
  it.each([
    ['see @ there', 4, 5, 'see nostr:npub1x there'],
    ['@', 0, 1, 'nostr:npub1x '],
    ['見@說', 1, 2, '見nostr:npub1x說'],
    ['see', 3, 3, 'see nostr:npub1x '],
    ['ab', 1, 1, 'a nostr:npub1x b'],
    ['as Ann says', 3, 6, 'as nostr:npub1x says'],
  ])('is put into “%s” so that nothing runs into it', (text, from, to, wanted) => {
    const put = putInto(text, { from, to }, 'nostr:npub1x')
    expect(put.text).toBe(wanted)
    expect(put.text.slice(0, put.caret)).toMatch(/nostr:npub1x ?$/)
  })

  it('beyond the second costs work where the wall asks for some, and the composer says so', () => {
    const state = { lang: { value: 'en' }, engine: { ask: () => new Promise(() => {}) } } as unknown as State
    const told = (text: string, work: number) => {
      draft.value = { ...draft.value, text }
      const composing = { work } as Composing
      return renderToString(h(Mentioned, { composing, ui: {} as Ui, state }))
    }
    const code = `nostr:npub1${'q'.repeat(58)} `
    expect(told(code.repeat(2), 16)).toBe('')
    expect(told(code.repeat(3), 16)).toContain('works 2 times as long')
    expect(told(code.repeat(9), 16)).toContain('works 8 times as long')
    expect(told('http://a http://b http://c http://d', 16)).toContain('works 4 times as long')
    expect(told(code.repeat(9), 0)).toBe('')
  })
})
