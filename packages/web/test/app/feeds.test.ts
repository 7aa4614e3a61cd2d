import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Feeds } from '../../src/app/read/feeds.tsx'
import type { Place } from '../../src/app/shell/place.ts'
import { en } from '../../src/pages/i18n/en.ts'

const shown = (name: string, place: Pick<Place, 'kind' | 'root'>) =>
  renderToString(h(Feeds, { name, place, ui: { t: en } }))

describe('the feeds of a list in the app', () => {
  it('are those that the node of the page serves, in the language chosen', () => {
    const html = shown('feed/zh-Hant', { kind: 'page', root: 'https://wall.example/w/' })
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      'https://wall.example/w/feed/zh-Hant.atom',
      'https://wall.example/w/feed/zh-Hant.json',
    ])
    expect(html.match(/rel="noreferrer noopener"/g)?.length).toBe(2)
  })

  it('are not offered by a file, nor by a host of files', () => {
    expect(shown('feed', { kind: 'file', root: undefined })).toBe('')
    expect(shown('feed', { kind: 'host', root: 'https://files.example/' })).toBe('')
  })
})
