// Marks that nobody sees tell whose copy of an inner document it was: whoever imports a page, a feed or a text is as safe from
// them as who pastes it, is told how many there were and in which article, and loses nothing that a script is written with.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asPosted } from '@commonwall/wall'
import { afterAll, expect, it } from 'vitest'
import { toHtml } from '../../../web/src/pages/parts/markdown-html.ts'
import { markdownOf } from '../../src/import/articles/markdown.ts'
import { readSource } from '../../src/import/articles/read-source.ts'
import { toArticles } from '../../src/import/articles/to-articles.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-unmarked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const OPTIONS = {
  wall: 'a'.repeat(64),
  board: 'letters',
  pubkey: 'b'.repeat(64),
  lang: 'zh-Hans',
  date: '2015',
  today: '2026-11-26',
}
const imported = async (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  const { articles, problems } = toArticles(await readSource(path), OPTIONS)
  expect(problems).toEqual([])
  return articles.map(({ template, left }) => ({ template, marks: left.get('invisible mark') ?? 0 }))
}

/** Two copies of one document, which differ only in what nobody sees, in each place that is posted. */
const COPIES: Readonly<Record<string, (mark: string) => string>> = {
  'a.rss.xml': (mark) =>
    `<rss version="2.0"><channel><title>处${mark}报</title><item><guid>g${mark}1</guid><title>通${mark}知</title><dc:creator>陈${mark}美</dc:creator><description>&lt;p&gt;关于维${mark}稳 &lt;img alt="印${mark}章" src="https://e.example/${mark}a.png"&gt;&lt;/p&gt;&lt;pre&gt;一${mark}二&lt;/pre&gt;</description></item></channel></rss>`,
  'a.atom.xml': (mark) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>u${mark}1</id><title>通${mark}知</title><author><name>陈${mark}美</name></author><link href="https://e.example/${mark}a"/><content type="xhtml"><div><p>关于维${mark}稳</p></div></content></entry></feed>`,
  'a.wxr.xml': (mark) =>
    `<rss version="2.0"><channel><wp:wxr_version>1.2</wp:wxr_version><item><guid>g</guid><title>通${mark}知</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[关于维${mark}稳\n\n第二${mark}段]]></content:encoded></item></channel></rss>`,
  'a.md': (mark) =>
    `---\ntitle: 通${mark}知\nauthor: 陈${mark}美\nurl: https://e.example/${mark}a\n---\n关于维${mark}稳\n\n- 一${mark}\n\n\`二${mark}\``,
  'a.html': (mark) =>
    `<html><head><title>x</title><meta name="author" content="陈${mark}美"></head><body><h1>通${mark}知</h1><p>关于<b>维${mark}</b>稳</p><p>${mark}# 一</p></body></html>`,
}

it.each(Object.entries(COPIES))(
  'are taken out of %s wherever they stand, so that two copies become one',
  async (name, copy) => {
    const [plain] = await imported(name, copy(''))
    expect(plain?.marks).toBe(0)
    for (const mark of ['\u200b', '\u{e0041}\u{e0042}', '\ufeff', '\u00ad', '\u{e0101}', '\u202e']) {
      const [marked] = await imported(name, copy(mark))
      expect(marked?.template).toEqual(plain?.template)
      // What the source calls it is posted as a hash alone: a mark in it is gone, and in no text.
      const places =
        copy('\u0007')
          .replace(/<guid>.*?<\/guid>|<id>.*?<\/id>/, '')
          .split('\u0007').length - 1
      expect(marked?.marks).toBe(places * [...mark].length)
    }
  },
)

it('are out of a file’s name also where only a hash of it is posted', async () => {
  const [plain] = await imported('b.md', 'x')
  const [marked] = await imported('b\u200b.md', 'x')
  expect(marked?.template.tags).toEqual(plain?.template.tags)
})

it('hide no mark of Markdown: what they stood before stays a word', () => {
  for (const words of [
    '\u200b# x',
    '\u20601\u200b. x',
    'a_\u200bb_ *\u200b*b*\u200b*',
    '&\u200bamp;',
    '<pre>``\u200b`\nx</pre>',
  ]) {
    const { text } = markdownOf(words)
    expect(asPosted(text)).toBe(text)
    const shown = toHtml(text)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&amp;', '&')
      .trim()
    expect(shown).toBe(
      asPosted(words)
        .replace(/<[^>]*>/g, '')
        .trim(),
    )
  }
})

it('are told by the whole line, and what scripts are written with stays, whatever elements it is in', () => {
  for (const [html, text] of [
    ['<p><b>שלום</b> C++\u200f (a)</p>', '**שלום** C++\u200f (a)'],
    ['<p>می\u200cخواهم\n<b>کتاب</b></p>', 'می\u200cخواهم **کتاب**'],
    [
      '<p><a href="https://fa.example/می\u200cخواهم">ه\u200d.ش</a></p>',
      '[ه\u200d.ش](<https://fa.example/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85>)',
    ],
    ['<p>👩\u200d⚕\ufe0f</p><p>a\u200fb</p>', '👩\u200d⚕\ufe0f\n\nab'],
  ] as const)
    expect(markdownOf(html).text).toBe(text)
})

it('are none where an editor wrote &nbsp;', () => {
  const { text, left } = markdownOf('<p>10&nbsp;km&nbsp; a</p>')
  expect([text, [...left]]).toEqual(['10 km a', []])
})
