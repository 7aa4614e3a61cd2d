// The reader of Markdown that the app fetches is built without what it never asks: it must read as the pages' own does.

import { runInNewContext } from 'node:vm'
import { loadApp } from '@commonwall/node'
import { expect, it } from 'vitest'
import { toHtml } from '../../packages/web/src/pages/parts/markdown-html.ts'

const SAID = [
  '# One\n\nTwo *three* **four** `five`\n\n> six\n\n1. seven\n2. eight\n\n---\n\n```\nnine\n```',
  '**“强调。”**之后，*斜体*紧接着。',
  '<b>bold</b> and <br/> and <!-- none --> and <https://a.example/?b=c> and a < b &amp; &lt; &hellip;',
  '<div>\n*within*\n</div>\n\n<script>\nalert(1)\n</script>\n\n<?php ?>\n\n<![CDATA[x]]>\n\n<!DOCTYPE html>',
  'Some\n<p>\n- a list <img src=x onerror=y>\n</p>',
  '[a](https://a.example "b") ![c](d) [e]\n\n[e]: https://e.example\n\nsetext\n===',
]

it('reads in the app as on pages, and takes HTML for what was typed', async () => {
  const { files } = await loadApp()
  const [, script] = [...files].find(([name]) => /^markdown-.{8}\.js$/.test(name)) ?? []
  const base64 = Buffer.from(script?.bytes ?? []).toString('base64')
  // The one thing that it exports, under a name of the build's.
  const [source = ''] = Object.values(await import(`data:text/javascript;base64,${base64}`)) as string[]
  const answers: string[] = []
  const scope: { onmessage?: (event: { data: string }) => void; postMessage(html: string): void } = {
    postMessage: (html) => void answers.push(html),
  }
  runInNewContext(source, scope)
  for (const data of SAID) {
    scope.onmessage?.({ data })
    expect(answers.pop()).toBe(toHtml(data))
  }
}, 60_000)
