import { createHash } from 'node:crypto'
import { loadApp, loadRenderer } from '@commonwall/node'
import { embeddedBundle } from '@commonwall/wall'
import { fileAround, fillFile, mainOf } from '@commonwall/web/file'
import { describe, expect, it } from 'vitest'
import { DISTANCES } from '../../packages/wall/src/text/chinese-table.ts'

describe('one file with a wall in it', () => {
  it('lets in its own scripts and styles by hash, before and after it was filled', async () => {
    const { html } = await loadApp()
    const bundle = new Uint8Array(1024)
    const filled = fillFile(html, { main: '<p>first words</p>', bundle })
    for (const page of [html, filled]) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/
        .exec(page)?.[1]
        ?.replaceAll('&#39;', "'")
      const inline = page.matchAll(/<(script|style)(?: type="module")?>([\s\S]*?)<\/\1>/g)
      const hashes = [...inline].map(([, , text = '']) => createHash('sha256').update(text).digest('base64'))
      expect(hashes.length).toBe(4)
      for (const hash of hashes) expect(policy).toContain(`'sha256-${hash}'`)
    }
    expect(embeddedBundle(filled)).toEqual(bundle)
    expect(mainOf(filled)).toBe('<p>first words</p>')
  }, 60_000)

  it('is the same where its bundle is brought piece by piece', async () => {
    const { html } = await loadApp()
    const bundle = Uint8Array.from({ length: 1000 }, (_, n) => n)
    const [before, after] = fileAround(html, '<p>first words</p>')
    const pieces = [bundle.subarray(0, 600), bundle.subarray(600)]
    const brought = pieces.map((piece) => Buffer.from(piece).toString('base64')).join('')
    expect(before + brought + after).toBe(fillFile(html, { main: '<p>first words</p>', bundle }))
  })

  it('has nothing twice that is long: neither its style nor a table', async () => {
    const { html } = await loadApp()
    const { APP_STYLE } = await loadRenderer()
    for (const long of [APP_STYLE, DISTANCES]) expect(html.split(long)).toHaveLength(2)
  })
})
