// What a feed, an export or front matter has and no page showed: addresses of people, of their machines, what only
// members saw, what is not out yet; and a language, a day or an author that the source did not mean.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hiddenBy } from '../../src/import/articles/hidden.ts'
import { withoutMembersOnly } from '../../src/import/articles/members-only.ts'
import { readSource } from '../../src/import/articles/read-source.ts'
import { namesOf, openAddress } from '../../src/import/articles/said.ts'
import { withoutNotes } from '../../src/import/articles/template-notes.ts'
import { toArticles } from '../../src/import/articles/to-articles.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-private-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileOf = (name: string, text: string) => {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}
const read = async (text: string, name = 'source') => readSource(fileOf(name, text))
const OPTIONS = {
  wall: 'a'.repeat(64),
  board: 'letters',
  pubkey: 'b'.repeat(64),
  lang: undefined,
  date: undefined,
  today: '2026-11-26',
}
const imported = async (text: string, name?: string) => {
  const { articles, problems } = toArticles(await read(text, name), { ...OPTIONS, lang: 'en' })
  return {
    problems,
    sources: articles.map(({ template }) => template.tags.find(([tag]) => tag === 'imported')?.[1]),
  }
}
const rss = (items: string, head = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Whole</title>${head}${items}</channel></rss>`
const item = (id: string, inside: string) =>
  `<item><guid>${id}</guid><title>${id}</title><description>x</description><pubDate>2015-12-16</pubDate>${inside}</item>`

describe('who wrote', () => {
  it('is a name, never an e-mail address', () => {
    for (const [said, name] of [
      ['ada@e.example (Ada Reed)', 'Ada Reed'],
      ['Ada Reed <ada.reed+x@e.example>', 'Ada Reed'],
      ['ada@e.example', undefined],
      ['mailto:ada@e.example', undefined],
      ['noreply@blogger.example (Ada)', 'Ada'],
      ['{name: "Ada Reed", email: ada@e.example}', 'Ada Reed'],
      ['{email: ada@e.example}', undefined],
      ['["Ada Reed", \'Mo Field\']', 'Ada Reed, Mo Field'],
      ['https://social.example/ada.1981', undefined],
      ['陳美', '陳美'],
    ] as const)
      expect(namesOf(said), said).toBe(name)
  })

  it('is not who runs the feed, nor who collects what others wrote', async () => {
    const feed = await imported(
      rss(
        item('a', '') +
          item('b', '<dc:creator>Ada</dc:creator><dc:creator>Mo</dc:creator>') +
          item('c', '<author>c@e.example</author>'),
        '<managingEditor>boss@e.example (The Boss)</managingEditor>',
      ),
    )
    expect(feed.sources).toEqual(['Whole', 'Ada, Mo, Whole', 'Whole'])
    const entry = (id: string, inside: string) =>
      `<entry><id>${id}</id><title>t</title><published>2015-12-16T10:00:00Z</published><content>x</content>${inside}</entry>`
    const { entries } =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom"><contributor><name>Helper</name></contributor>
      <author><name>Planet</name><email>p@e.example</email></author>${entry('own', '')}
      ${entry('taken', '<source><title>Other</title><author><name>Ada</name></author></source>')}
      ${entry('unsaid', '<source><title>Other</title></source>')}
      ${entry('two', '<author><name>Ada</name></author><author><name>mo@e.example</name></author><author><name>Mo</name></author>')}</feed>`)
    expect(entries.map(({ author }) => author)).toEqual(['Planet', 'Ada', undefined, 'Ada, Mo'])
  })
})

describe('where it stood', () => {
  it('is an address for anybody: no password, no machine of one’s own, no scheme that runs', () => {
    expect(openAddress('https://ada:secret@e.example/a?b#c')).toBe('https://e.example/a?b#c')
    expect(openAddress(' https://e.example/水 ')).toBe('https://e.example/水')
    for (const wrong of [
      'http://localhost:1313/a/',
      'http://127.0.0.1:4000/a',
      'http://192.168.1.5/a',
      'http://[fe80::1]/a',
      'http://adas-laptop.local/a',
      'http://adas-laptop/a',
      'file:///home/ada/a.html',
      'javascript:alert(1)',
      '/a/',
      undefined,
    ])
      expect(openAddress(wrong), wrong).toBeUndefined()
  })

  it('is the name of the whole where its address is none', async () => {
    const { sources } = await imported(rss(item('a', '<link>http://localhost:1313/a/</link>')))
    expect(sources).toEqual(['Whole'])
  })
})

describe('what is not for all', () => {
  it('is passed over in front matter, whatever a program calls it and however it is written', async () => {
    for (const matter of [
      "---\ndraft: 'true' # not yet\n---\n",
      '---\n"draft": yes\n---\n',
      '---\nprivate: true\n---\n',
      '---\nvisibility: members\n---\n',
      '---\nstatus: "pending"\n---\n',
      '---\npublish: false\n---\n',
      '{\n  "title": "T",\n  "draft": true\n}\n',
      ';;;\n"title": "T", "draft": true\n;;;\n',
      'title: T\ndraft: true\n---\n',
    ])
      expect(await read(`${matter}\nx`, 'a.md'), matter).toMatchObject({ entries: [], passedOver: 1 })
    for (const matter of [
      '---\ndraft: false\nstatus: published\npublic: true\n---\n',
      '{\n"draft": false\n}\n',
      'title: T\n---\n',
    ])
      expect(
        (await read(`${matter}\nx`, 'a.md')).entries.map(({ text }) => text),
        matter,
      ).toEqual(['x'])
  })

  it('is passed over in folders of drafts and templates, and a name says the day of the others', async () => {
    for (const name of [
      '_posts/2015-12-16-a.md',
      '_drafts/b.md',
      'content/drafts/c.md',
      '.trash/d.md',
      'a/.e.md',
      '_layouts/f.html',
      'two/index.md',
      'two/index.zh.md',
      'three/index.zh.md',
    ])
      fileOf(`site/${name}`, 'x')
    const { entries, passedOver } = await readSource(join(folder, 'site'))
    expect(passedOver).toBe(5)
    expect(entries.map(({ id, date, group }) => [id, date, group])).toEqual([
      ['_posts/2015-12-16-a.md', '2015-12-16', undefined],
      ['three/index.zh.md', undefined, 'three/index'],
      ['two/index.md', undefined, undefined],
      ['two/index.zh.md', undefined, 'two/index'],
    ])
  })

  it('is what is shown later or no more, and what was said for members only', async () => {
    const problems = async (matter: string) =>
      (await imported(`---\ntitle: T\n${matter}\n---\nx`, 'a.md')).problems
    expect(await problems('date: 2015-12-16\npublishDate: 2027-01-01')).toEqual([
      'T: date: expected none after 2026-11-26, got 2027-01-01',
    ])
    expect(await problems('date: 2015-12-16\nexpiryDate: 2016-01-01')).toEqual([
      'T: date: the source showed it until 2016-01-01 only',
    ])
    expect(await problems('date: 2015-12-16\npublishDate: 2015-12-17\nexpiryDate: 2027-01-01')).toEqual([])
    for (const hidden of [
      '[private]S[/private]',
      '[restrict userlevel="editor"]S',
      '[members_only]S [b]S[/b][/members_only]',
      '[reply]S[/Reply]',
      '<!-- wp:premium-content/subscriber-view -->S<!-- /wp:premium-content/subscriber-view -->',
      '<!-- wp:paragraph {"blockVisibility":{"hideBlock":true}} --><p>S</p><!-- /wp:paragraph -->',
      '<!-- wp:jetpack/paywall /--> S',
    ])
      expect(withoutMembersOnly(`Seen ${hidden}`), hidden).toEqual({ html: 'Seen ', left: 1 })
    const words = 'He [private] said [sic] so. [login] <!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->'
    expect(withoutMembersOnly(words)).toEqual({ html: words, left: 0 })
  })

  it('is what the program behind a page takes for a note, and no word beside it', () => {
    for (const note of [
      '{% comment %}S{% endcomment %}',
      '{%- comment -%} S {%- endcomment -%}',
      '{{< comment >}}S{{< /comment >}}',
      '{{/* S */}}',
      '{::comment}S{:/comment}',
      '{/* S */}',
      '%%S%%',
      '%%\nS\n%%',
    ])
      expect(withoutNotes(`Seen ${note}.`), note).toEqual({ text: 'Seen .', left: 1 })
    for (const words of ['100%% of it, 50%% of that', '{% include a %}', '%% open', '## T {#id}'])
      expect(withoutNotes(words)).toEqual({ text: words, left: 0 })
  })

  it('are comments that come as a feed, and exports that are no texts: their accounts are in them', async () => {
    const { entries, passedOver } = await read(
      rss(item('https://e.example/a/#comment-7', '') + item('b', '')),
    )
    expect([entries.length, passedOver]).toEqual([1, 1])
    for (const text of [
      '{"db":[{"data":{"users":[{"email":"ada@e.example"}]}}]}',
      'AUTHOR: ada\nTITLE: T\nDATE: 12/16/2015 10:00:00 AM\n-----\nBODY:\nx\n-----\nCOMMENT:\nIP: 10.0.0.7\nx\n-----\n--------\n',
    ])
      await expect(read(text)).rejects.toThrow(/got other data/)
  })

  it('costs one pass, however many marks a stranger writes', () => {
    const many = 300_000
    expect(withoutNotes('{/*'.repeat(many)).left).toBe(0)
    expect(withoutNotes('{/* */}'.repeat(many)).left).toBe(many)
    expect(withoutMembersOnly('[private]'.repeat(many)).left).toBe(0)
    expect(withoutMembersOnly('[private]x[/private]'.repeat(many)).left).toBe(many)
    for (const sheet of ['/*', '@', '@a{', 'a', ' .a{', '@layer'].map((part) => part.repeat(many)))
      expect([...hiddenBy(sheet).hidden]).toEqual([])
    expect([...hiddenBy(`@layer${' '.repeat(many)}`).hidden]).toEqual([])
    expect(namesOf('a'.repeat(many))).toHaveLength(90)
  }, 10_000)
})

describe('what a source says and does not mean', () => {
  it('is a feed or a page by what stands first, whatever is above it and inside of it', async () => {
    const body = `<rss version="2.0"><channel>${item('a', '<description><![CDATA[<html><body>y</body></html>]]></description>')}</channel></rss>`
    for (const before of [
      '',
      '\ufeff',
      '<?xml version="1.0"?>',
      '<?xml-stylesheet href="a.xsl"?>\n',
      '<!-- made by x -->\n<!-- and y -->',
      `<!-- ${'a licence '.repeat(400)} -->\n`,
      '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "https://n.example/rss.dtd">\n',
    ])
      expect(await read(before + body), before).toMatchObject({ kind: 'rss', entries: [{ text: 'x' }] })
    const page = '<html lang="en"><head><title>T</title></head><body><nav>n</nav><p>x</p></body></html>'
    for (const before of [
      '<!-- saved from url=(0019)https://e.example/ -->\n',
      '<?xml version="1.0"?>\n<!DOCTYPE html>\n',
      '<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n',
    ])
      expect(await read(before + page), before).toMatchObject({ kind: 'html', entries: [{ text: 'x' }] })
    await expect(read('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>')).rejects.toThrow(
      /expected RSS, Atom or a WordPress export, got <atom:feed>/,
    )
  })

  it('is no day: the zeros that programs write where they know none', async () => {
    for (const zero of [
      'Mon, 01 Jan 0001 00:00:00 +0000',
      'Thu, 01 Jan 1970 00:00:00 +0000',
      '0001-01-01T00:00:00Z',
    ]) {
      const { entries, unreadable } = await read(
        rss(`<item><guid>a</guid><description>x</description><pubDate>${zero}</pubDate></item>`),
      )
      expect([entries[0]?.date, unreadable], zero).toEqual([undefined, []])
    }
  })

  it('is no language: one whose letters the text has not, or a code for none', async () => {
    const langs = async (lang: string, text: string) => {
      const source = await read(
        rss(
          `<item><guid>a</guid><description>${text}</description><pubDate>2015-12-16</pubDate></item>`,
          `<language>${lang}</language>`,
        ),
      )
      const { articles, problems } = toArticles(source, OPTIONS)
      return articles[0]?.template.tags.find(([tag]) => tag === 'l')?.[1] ?? problems[0]
    }
    const chinese = '渡輪停航三日，碼頭的人都不知道為甚麼，也沒有人來說明。'
    const english = 'The ferry will not run for three days, and nobody knows why.'
    expect(await langs('en-US', chinese)).toBe(
      `${chinese}: language: the source says en-US, which has other letters; name it with --lang`,
    )
    expect(await langs('tw', chinese)).toMatch(/the source says tw, which has other letters/)
    expect(await langs('zh-TW', chinese)).toBe('zh-Hant')
    expect(await langs('zh-TW', `${chinese} Star Ferry Company`)).toBe('zh-Hant')
    expect(await langs('en', `${english} 渡輪停航`)).toBe('en')
    expect(await langs('ja', '渡し船は三日間止まります。理由は誰も知りませんでした。')).toBe('ja')
    expect(await langs('und', english)).toMatch(/the source says none/)
  })

  it('is no text: a picture that Atom has as bytes', async () => {
    const { entries } =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>t</title>
      <content type="image/png">iVBORw0KGgo=</content><summary>A picture.</summary></entry></feed>`)
    expect(entries[0]?.text).toBe('A picture.')
  })
})
