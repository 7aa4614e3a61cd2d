// What others published becomes articles: three formats with language pairs, hostile ones by name, and whatever
// HTML comes, the words stay the words and nothing of HTML survives.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { toHtml } from '../../../web/src/pages/parts/markdown-html.ts'
import { dayOf } from '../../src/import/articles/date.ts'
import { markdownOf, textOf } from '../../src/import/articles/markdown.ts'
import { readSource } from '../../src/import/articles/read-source.ts'
import { withoutShortcodes } from '../../src/import/articles/shortcodes.ts'
import { toArticles } from '../../src/import/articles/to-articles.ts'
import { treeOf } from '../../src/import/articles/tree.ts'

const source = (name: string) => fileURLToPath(new URL(`sources/${name}`, import.meta.url))
const OPTIONS = {
  wall: 'a'.repeat(64),
  board: 'letters',
  pubkey: 'b'.repeat(64),
  lang: undefined,
  date: undefined,
  today: '2026-11-26',
}
const tag = (tags: readonly (readonly string[])[], name: string) => tags.filter(([first]) => first === name)

describe('what others published', () => {
  it('reads RSS: author, address and the day as it was written there, markup as Markdown, languages by script', async () => {
    const { kind, entries } = await readSource(source('press.rss.xml'))
    expect(kind).toBe('rss')
    const { articles, problems } = toArticles(
      { kind, entries, title: 'River', passedOver: 0, unreadable: [] },
      OPTIONS,
    )
    expect(problems).toEqual([])
    expect(articles.map(({ template }) => tag(template.tags, 'imported')[0])).toEqual([
      ['imported', 'Ada Reed, https://river.example/2015/bridge/', '2015-12-16'],
      ['imported', 'https://river.example/2016/note/', '2016-02-03'],
    ])
    expect(articles.map(({ template }) => tag(template.tags, 'l')[0]?.[1])).toEqual(['en-GB', 'zh-Hant'])
    expect(entries[0]?.title).toBe('The bridge & its builders')
    expect(entries[0]?.text).toBe(
      [
        'Who *built* it? **Two hundred people** — and a [ferry](<https://river.example/ferry>).',
        '[The bridge at noon](<https://river.example/2015/bridge/photo.jpg>)',
        '- stone\n- iron\n\n  1. from the north',
        '> \\# not a heading',
        'not a link 1. not a list [7](<https://video.example/embed/7>)',
        '```\nif (a < b) { return `a` }\n```',
        'Year | Toll  \n1901 | 2\\*3',
      ].join('\n\n'),
    )
    expect([...(entries[0]?.left ?? [])]).toEqual([
      ['script', 1],
      ['image as link', 1],
      ['iframe as link', 1],
    ])
    expect(entries[1]?.text).toBe('渡輪**停航**三日。')
  })

  it('keeps language pairs of Atom, WordPress and Markdown: the later names the earlier', async () => {
    for (const [name, passedOver] of [
      ['statements.atom.xml', 0],
      ['blog.wxr.xml', 1],
      ['notes', 0],
    ] as const) {
      const read = await readSource(source(name))
      expect(read.passedOver).toBe(passedOver)
      const { articles, problems } = toArticles(read, OPTIONS)
      expect(problems).toEqual([])
      const [original, translation] = articles
      expect(tag(original?.template.tags ?? [], 'translation'), name).toEqual([])
      expect(tag(translation?.template.tags ?? [], 'translation'), name).toEqual([
        ['translation', original?.address],
      ])
      expect(translation?.template.content).toMatch(/\*\*|\[/)
    }
    const [atom] = (await readSource(source('statements.atom.xml'))).entries
    expect(atom).toMatchObject({
      author: 'Statements Office',
      text: 'The archive *stays open* \\<for all\\>.',
    })
    const [blog, chinese] = (await readSource(source('blog.wxr.xml'))).entries
    expect(blog?.text).toBe(
      'First line  \nsecond line\n\n[crane.png](<https://harbour.example/crane.png>) The crane\n\nDues rise by 3 \\< 4 percent \\[not 5\\].',
    )
    expect(chinese?.text).toBe('港口費上調，**百分之三**。\n\n- 船\n- 貨')
    expect([...(blog?.left ?? [])]).toEqual([
      ['image as link', 1],
      ['code in brackets', 2],
    ])
    const [page, note] = (await readSource(source('notes'))).entries
    expect(page).toMatchObject({
      title: 'Minutes of May',
      author: 'Town Clerk',
      date: '2013-05-06',
      lang: 'en',
    })
    expect(page?.text).toBe('Agreed: **all** of it.  \nClosed at ten.')
    expect(note?.text).toBe(
      'The *pumps* stopped. See page *four* and [a map](<https://notes.example/map.png>).\n\n> Nobody was told.',
    )
  })

  it('leaves out what WordPress writes between brackets for itself, and no words that somebody wrote there', () => {
    const { html, left } = withoutShortcodes(
      'He is [not] guilty, [the court] said [sic]. [gallery ids="1,2"][contact-form-7 id="9"][box]Told[/box][br/]',
    )
    expect(html).toBe('He is [not] guilty, [the court] said [sic]. Told')
    expect(left).toBe(5)
  })

  it('takes the day as it is written, and guesses none', () => {
    expect(dayOf('Wed, 16 Dec 2015 23:30:00 -0800')).toBe('2015-12-16')
    expect(dayOf('2015-12-16T23:30:00+08:00')).toBe('2015-12-16')
    for (const wrong of [
      '2015-02-30',
      '31 Feb 2015',
      'yesterday',
      '12/16/2015',
      '2015',
      '0000-00-00 00:00:00',
      '1e9',
    ])
      expect(dayOf(wrong), wrong).toBeUndefined()
  })
})

describe('what is older than UTF-8', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = (...parts: readonly (string | readonly number[])[]) => {
    const name = join(folder, 'old')
    writeFileSync(
      name,
      Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
      ),
    )
    return name
  }
  const page = (charset: string, words: readonly number[]) =>
    file(
      `<!-- charset=x --><html><head>${charset}<title>t</title></head><body><p>`,
      words,
      '</p></body></html>',
    )
  const feed = (encoding: string, words: readonly number[]) =>
    file(
      `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><title>x</title><item><guid>g</guid><title>`,
      words,
      `</title><description>${'.'.repeat(70_000)}`,
      words,
      '</description><pubDate>2003-02-01</pubDate></item></channel></rss>',
    )
  const textOfFirst = async (name: string) => (await readSource(name)).entries[0]?.text

  // What `iconv -t` writes of these words.
  it.each([
    ['gb2312', '中文', [0xd6, 0xd0, 0xce, 0xc4]],
    ['GBK', '中文', [0xd6, 0xd0, 0xce, 0xc4]],
    ['gb18030', '㐀', [0x81, 0x39, 0xee, 0x39]],
    ['Big5', '中文', [0xa4, 0xa4, 0xa4, 0xe5]],
    ['euc-kr', '한글', [0xc7, 0xd1, 0xb1, 0xdb]],
    ['Shift_JIS', '日本', [0x93, 0xfa, 0x96, 0x7b]],
    ['iso-2022-jp', '日本', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]],
    ['windows-1251', 'мир', [0xec, 0xe8, 0xf0]],
  ])('is read in the encoding that it names: %s', async (encoding, words, bytes) => {
    const loose = `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`
    for (const charset of [`<meta charset="${encoding}">`, loose])
      expect(await textOfFirst(page(charset, bytes))).toBe(words)
    const { entries } = await readSource(feed(encoding, bytes))
    expect([entries[0]?.title, entries[0]?.text.slice(-words.length)]).toEqual([words, words])
  })

  it('is read by its mark, and as UTF-8 where that is what stands there, whatever it names', async () => {
    const utf16 = Buffer.from(
      '\uFEFF<html><head><meta charset="gbk"></head><body><p>中文</p></body></html>',
      'utf16le',
    )
    expect(await textOfFirst(file([...utf16]))).toBe('中文')
    expect(await textOfFirst(file([...utf16.swap16()]))).toBe('中文')
    const utf8 = [...Buffer.from('中文的字')]
    expect(await textOfFirst(page('<meta charset="gbk">', utf8))).toBe('中文的字')
    expect(await textOfFirst(page('<meta charset="utf-16">', utf8))).toBe('中文的字')
    expect(await textOfFirst(file('# A text that tells of `<meta charset="gbk">`\n\n', utf8))).toContain(
      '中文的字',
    )
  })

  it('is refused where it is not what it names, names none that is known, or is no text', async () => {
    const gbk = [0xd6, 0xd0, 0xce, 0xc4]
    await expect(textOfFirst(page('', gbk))).rejects.toThrow(/expected UTF-8, got other bytes/)
    await expect(textOfFirst(page('<meta charset="gbk">', [0xff, 0xff]))).rejects.toThrow(
      /expected GBK, got other/,
    )
    await expect(textOfFirst(feed('hz-gb-2312', gbk))).rejects.toThrow(/that is known, got hz-gb-2312/)
    const zeros = [...Buffer.from('<p>x</p>', 'utf16le')]
    for (const bytes of [zeros, [0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0], [0x3c, 0, 0]])
      await expect(textOfFirst(file(bytes))).rejects.toThrow(/expected a text, got bytes that are zero/)
  })
})

describe('hostile sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const read = (text: string | Uint8Array) => {
    const file = join(folder, 'hostile.xml')
    writeFileSync(file, text)
    return readSource(file)
  }
  const rss = (items: string) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items}</channel></rss>`
  const item = (body: string) => `<item><guid>g</guid><title>t</title>${body}</item>`

  it('are given up where CommonMark would read them for minutes', async () => {
    await expect(read('*a_'.repeat(100_000))).rejects.toThrow(/expected a text that is read in 10 seconds/)
  }, 60_000)

  it('are refused with what was expected, and cost no more than the limit', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><rss><channel>${item('<description>&lol2;</description>')}</channel></rss>`
    await expect(read(bomb)).rejects.toThrow(/expected no declarations of its own/)
    const thousands = rss(item('<description>d</description>').repeat(100_000))
    await expect(read(thousands)).rejects.toThrow(/expected at most 10000 articles, got more/)
    await expect(read(rss('<item>'.repeat(100)))).rejects.toThrow(/at most 64 elements inside each other/)
    await expect(read(rss(item(`<description>${'x'.repeat(4_000_001)}</description>`)))).rejects.toThrow(
      /item 1: expected at most 4000000 characters/,
    )
    const xhtml = (tags: string) =>
      `<feed><entry><id>i</id><content type="xhtml"><div>${tags}</div></content></entry></feed>`
    await expect(read(xhtml('<b/>'.repeat(600_000)))).rejects.toThrow(/item 1: expected at most 4000000 char/)
    await expect(read(rss(item('<description>d</description>')).slice(0, -30))).rejects.toThrow(/cut short/)
    const tags = (start: string) => `<html><body>x${start}</body></html>`
    await expect(read(tags('<i></b>'.repeat(500_000)))).rejects.toThrow(/at most 2000 inside each other/)
    await expect(read(tags('<br>'.repeat(20_001)))).rejects.toThrow(/elements: expected at most 20000/)
    await expect(read('<?xml version="1.0"?><svg/>')).rejects.toThrow(
      /expected RSS, Atom or a WordPress export/,
    )
    await expect(read(Buffer.from(rss('\xff'), 'latin1'))).rejects.toThrow(/expected UTF-8/)
  }, 60_000)

  it('name each article that cannot stand, and why', async () => {
    const found = await read(
      rss(
        item('<description>d</description><pubDate>99 Foo 2015</pubDate>') +
          item('<description>&lt;script>x&lt;/script></description>') +
          '<item><guid>f</guid><title>future</title><description>d</description><pubDate>2099-01-01</pubDate></item>' +
          '<item><guid>n</guid><title>none</title><description>d</description></item>' +
          '<item><guid>o</guid><title>ok</title><description>d</description><pubDate>2019-01-01</pubDate></item>'.repeat(
            2,
          ),
      ),
    )
    expect(found.unreadable).toEqual([
      expect.stringMatching(/^t: date: expected one such as .*, got 99 Foo 2015$/),
      't: text: expected some, got none',
    ])
    const { problems, articles } = toArticles(found, { ...OPTIONS, lang: 'en' })
    expect(articles).toHaveLength(1)
    expect(problems).toEqual([
      'future: date: expected none after 2026-11-26, got 2099-01-01',
      'none: date: the source says none; name it with --date',
      'ok: id: expected each once, got o again',
    ])
  })

  it('leave nothing but CommonMark, whatever is thrown at the converter', () => {
    const bits = fc.constantFrom(
      ...[
        '<b>',
        '</b>',
        '<i>',
        '</i>',
        '<p>',
        '</p>',
        '<a href="javascript:x">',
        '<a href="https://e.example/">',
        '</a>',
      ],
      ...[
        '<script>',
        '</script>',
        '<img src=x onerror=1>',
        '<svg><a href="x">',
        '<!--',
        '-->',
        '<ul><li>',
        '</li></ul>',
      ],
      ...[
        '<pre>',
        '</pre>',
        '<blockquote>',
        '</blockquote>',
        '<br>',
        '&lt;b&gt;',
        '&#0;',
        '\u202e',
        '```',
        '](',
        '[x]: y',
        '&amp;lt;',
      ],
      ...[
        '<h1>',
        '</h1>',
        '<table><tr><td>',
        '</td>',
        '<![CDATA[',
        ']]>',
        '*',
        '_',
        '\\',
        '# ',
        '- ',
        '1. ',
        '\n\n',
        'word',
        '字',
      ],
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), fc.boolean(), (parts, lines) => {
        const { text } = markdownOf(parts.join(''), { lines })
        const html = toHtml(text)
        for (const [, name, attributes] of html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)) {
          expect([
            'p',
            'em',
            'strong',
            'a',
            'ul',
            'ol',
            'li',
            'pre',
            'code',
            'blockquote',
            'br',
            'h1',
          ]).toContain(name)
          expect(attributes).toMatch(/^( href="https:\/\/e\.example\/"| start="\d+"| \/)?$/)
        }
      }),
      { numRuns: 500, seed: 30_023 },
    )
  })

  it('keep the words: what a reader of the article sees is what stood on the page', () => {
    const word = fc.constantFrom(
      'word',
      '字。',
      'a*b',
      '_x_',
      '# h',
      '1. n',
      '- i',
      '> q',
      '[l](u)',
      '`c`',
      '<t>',
      '&amp;',
      '---',
      '\\',
      '***',
      '~~~',
      '+ p',
      '=',
    )
    const asText = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    const { inline } = fc.letrec<{ inline: string }>((tie) => ({
      inline: fc.oneof(
        { depthSize: 'small' },
        word.map(asText),
        fc
          .tuple(fc.constantFrom('b', 'i', 'span', 'strong', 'em'), fc.array(tie('inline'), { maxLength: 3 }))
          .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
        fc.array(tie('inline'), { maxLength: 3 }).map((inside) => inside.join(' ')),
        fc.constant('<br>'),
      ),
    }))
    const block = fc
      .tuple(fc.constantFrom('p', 'h2', 'li', 'blockquote', 'div', 'pre'), inline)
      .map(([name, inside]) =>
        name === 'li' ? `<ul><li>${inside}</li></ul>` : `<${name}>${inside}</${name}>`,
      )
    const bare = (text: string) => text.replace(/\s+/g, '')
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const html = blocks.join('\n')
        const shown = toHtml(markdownOf(html).text)
          .replace(/<[^>]*>/g, '')
          .replace(
            /&(amp|lt|gt|quot);/g,
            (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
          )
        expect(bare(shown)).toBe(bare(textOf(treeOf(html).root)))
      }),
      { numRuns: 500, seed: 30_024 },
    )
  })
})
