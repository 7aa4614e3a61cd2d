// Markdown that means harm: nested without end, it costs neither the stack nor the width of the page.

import { describe, expect, it } from 'vitest'
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
