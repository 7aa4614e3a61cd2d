import { createHash } from 'node:crypto'
import { loadApp } from '@commonwall/node'
import { embeddedBundle } from '@commonwall/wall'
import { fillFile, mainOf } from '@commonwall/web/file'
import { describe, expect, it } from 'vitest'

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
})
