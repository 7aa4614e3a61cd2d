// Which log a part of the operator's page is about: where there are several, of which two may be admitted alike, each is
// called by its host as well.

import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../src/pages/model.ts'
import type { OperatorFacts, OperatorLog } from '../src/pages/operator/facts.ts'
import { OPERATOR_WORDS } from '../src/pages/operator/words.ts'
import { renderOperator } from '../src/pages/render.tsx'
import { AT, frame } from './frame.ts'

const log = (host: string, parts: Partial<OperatorLog> = {}): OperatorLog => ({
  ...{ host, admission: 'default', open: true, growth: [120, 100, 50, undefined] },
  ...{ at: AT, seen: 0, of: 1, witnesses: [{ name: 'witness.invalid/one', at: undefined, newest: false }] },
  ...parts,
})

function page(logs: readonly OperatorLog[], lang: (typeof LANGUAGES)[number]): string {
  const facts: OperatorFacts = {
    ...{ frame: frame(lang), needs: [], logs, addresses: [], mirrors: [] },
    storage: { store: 1, published: 1, free: 1_000, memory: 100 },
    queue: { due: AT, released: undefined, crowded: false, reports: 0 },
    place: {
      ...{ version: '0.0.0', folder: '/srv/wall', url: 'https://new.example/' },
      ...{ host: '127.0.0.1', port: 1, behind: true },
    },
  }
  return renderOperator(facts)
}

/** What headings of one kind say, without their marks. */
function headings(html: string, tag: 'h3' | 'th scope="col"'): readonly string[] {
  const found = html.matchAll(new RegExp(`<${tag}>(.*?)</${tag.split(' ')[0]}>`, 'g'))
  return [...found].map(([, text = '']) => text.replaceAll(/<[^>]+>/g, '').trim())
}

describe.each(LANGUAGES)('the operator’s page in %s', (lang) => {
  const { growth } = OPERATOR_WORDS[lang]

  it('names the host of each of several logs, and says which is closed', () => {
    const html = page([log('lost.example', { open: false }), log('new.example'), log('more.example')], lang)
    expect(headings(html, 'th scope="col"')).toEqual([
      growth.posts,
      `${growth.default} lost.example ${growth.closed}`,
      `${growth.default} new.example`,
      `${growth.default} more.example`,
    ])
    // A closed one has no witnesses to be waited for.
    expect(headings(html, 'h3')).toEqual([`${growth.default} new.example`, `${growth.default} more.example`])
    expect(html).toContain('<bdi>new.example</bdi>')
  })

  it('names no host where there is one log', () => {
    const html = page([log('only.example')], lang)
    expect(headings(html, 'th scope="col"')).toEqual([growth.posts, growth.default])
    expect(headings(html, 'h3')).toEqual([])
    expect(html).not.toContain('only.example')
  })
})
