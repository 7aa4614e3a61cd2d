// A page of the web has more in it than its article: other people's comments and dates, and what nobody was shown.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../src/import/articles/entry.ts'
import { fileLanguage } from '../../src/import/articles/file-language.ts'
import { readSource } from '../../src/import/articles/read-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-page-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const read = async (text: string, name = 'page.html') => {
  writeFileSync(join(folder, name), text)
  return (await readSource(join(folder, name))).entries[0] as Entry
}
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>t</title>${head}</head><body>${body}</body></html>`

describe('the day of a page', () => {
  const said = '<p>The ferry will not run until the pumps have been looked at.</p>'
  it('is the one at the head of its article, wherever a comment, a sidebar or a list has another', async () => {
    const comment = '<time datetime="2011-01-01">then</time><p>Me too.</p>'
    for (const [shape, body] of Object.entries({
      sidebar: `<aside><time datetime="2010-01-01">x</time></aside><article><h1>T</h1><time datetime="2015-12-16">x</time>${said}</article>`,
      teaser: `<div class="related"><article><time datetime="2010-01-01">x</time></article></div><article><h1>T</h1><p class="byline">By Ada Reed, <time datetime="2015-12-16">x</time></p>${said}</article>`,
      marked: `<article><h1>T</h1><time class="updated" datetime="2019-01-01">x</time>${said}<footer><time class="entry-date published" datetime="2015-12-16">x</time></footer></article>`,
      commented: `<main><h1>T</h1><div id="comments">${comment}</div><header><time itemprop="datePublished" datetime="2015-12-16">x</time></header>${said}</main>`,
      nested: `<article><h1>T</h1><article class="comment">${comment}</article><time datetime="2015-12-16">x</time>${said}</article>`,
    }))
      expect((await read(page(body))).date, shape).toBe('2015-12-16')
  })

  it('is none where only a comment has one, or a sentence tells of another', async () => {
    for (const body of [
      `<article><h1>T</h1>${said}<ol class="comment-list"><li><time datetime="2011-01-01">x</time> So it is.</li></ol></article>`,
      `<article><h1>T</h1>${said}<p>x</p><time datetime="2011-01-01">x</time></article>`.replace(
        '<p>x</p>',
        said.repeat(3),
      ),
      '<article><h1>T</h1><p>On <time datetime="1989-06-04">4 June</time> they came.</p></article>',
      `<article><h1>T</h1><time class="modified" datetime="2019-01-01">x</time>${said}</article>`,
    ])
      expect((await read(page(body))).date, body).toBeUndefined()
  })

  it('is what its head says was the day of publishing, before any other day there', async () => {
    const meta = (name: string, day: string) => `<meta name="${name}" content="${day}">`
    const head = meta('article:published_time', '2015-12-16') + meta('date', '2020-01-01')
    expect((await read(page(said, head))).date).toBe('2015-12-16')
  })
})

describe('the text of a page', () => {
  it('has nothing that the page hid, and says how much was left out', async () => {
    const secret = [
      '<p hidden>SECRET</p>',
      '<p hidden="until-found">SECRET</p>',
      '<div style="color: red; DISPLAY : none">SECRET <b>SECRET</b><div>SECRET</div></div>',
      '<span style="visibility:hidden">SECRET</span>',
      '<p style="position:absolute;left:-9999px"><a href="https://spam.example/SECRET">SECRET</a></p>',
      '<span style="font-size:0px">SECRET</span>',
      '<span style="font-size: 1px">SECRET</span>',
      '<span style="color:transparent">SECRET</span>',
      '<span style="clip:rect(0 0 0 0)">SECRET</span>',
      '<span style="clip-path: inset(50%)">SECRET</span>',
      '<p class="layered">SECRET</p>',
      '<p class="everywhere">SECRET</p>',
      '<span style="opacity: 0">SECRET</span>',
      '<span aria-hidden="true">SECRET</span>',
      '<dialog>SECRET</dialog>',
      '<p class="x note">SECRET</p>',
      '<p id="draft">SECRET</p>',
      '<template><p>SECRET</p></template>',
      '<noscript><p>SECRET</p></noscript>',
      '<!-- SECRET -->',
      '<video src="https://v.example/f.mp4">SECRET</video>',
      '<progress>SECRET</progress>',
      '<img hidden src="https://t.example/SECRET.gif">',
      '<img width="1" height="1" src="https://t.example/SECRET?reader=7">',
      '<img style="width:1px;height:1px" src="https://t.example/SECRET">',
    ]
    const sheet =
      '<style>.note, p#draft { display: none } @media print { .shown { display: none } } .open { opacity: 0.8; background-color: transparent; font-size: 1.1px } @layer a { .layered { display: none } } @media screen { .everywhere { display: none } }</style><style media="print">.shown { display: none }</style>'
    const { text, left } = await read(
      page(
        `<article><p class="shown open">Seen.</p>${secret.join('')}<dialog open>Said.</dialog></article>`,
        sheet,
      ),
    )
    expect(text).toBe('Seen.\n\n[f.mp4](<https://v.example/f.mp4>)\n\nSaid.')
    expect(left.get('hidden')).toBe(18)
    expect(left.get('counting pixel')).toBe(2)
  })

  it('is the same in an item of a feed, which has a style sheet of its own', async () => {
    const html = '<style>.preheader{display:none}</style><p class="preheader">SECRET</p><p>Seen.</p>'
    const { text, left } = await read(
      `<rss version="2.0"><channel><item><guid>g</guid><description><![CDATA[${html}]]></description></item></channel></rss>`,
      'a.xml',
    )
    expect([text, [...left]]).toEqual([
      'Seen.',
      [
        ['style', 1],
        ['hidden', 1],
      ],
    ])
  })

  it('has what only a style sheet of another file hides, and says that there was one', async () => {
    const { text, left } = await read(page('<p class="a">SEEN</p>', '<link rel="stylesheet" href="a.css">'))
    expect([text, [...left]]).toEqual(['SEEN', [['style sheet of another file', 1]]])
  })

  it('has what is hidden by a rule of more than one class or id, and says how many such there were', async () => {
    const sheet =
      '<style>.a .b, p.a.b, tt { display: none } .c .d { color: red } .e { display: none }</style>'
    const { text, left } = await read(page('<p class="a b">SEEN</p><p class="e">SECRET</p>', sheet))
    expect([text, [...left]]).toEqual([
      'SEEN',
      [
        ['rule that hides, not read', 3],
        ['hidden', 1],
      ],
    ])
  })

  it('is the same in Markdown, where a page is written in HTML', async () => {
    const { text } = await read(
      '# T\n\nSeen. <span style="display:none">SECRET</span>\n\n<div hidden>\n\nSECRET\n\n</div>\n',
      'a.md',
    )
    expect(text).toBe('Seen.')
  })

  it('has no words of those who answered, nor of what stands beside it', async () => {
    const { text, left, lang } = await read(
      page(
        `<nav>Home</nav><main lang="zh-Hant"><h1>T</h1><nav>Earlier</nav><p>渡輪停航。</p>
        <section class="comments-area"><p>ada@e.example from 10.0.0.7: Me too.</p></section><div id="disqus_thread">x</div></main>`,
      ),
    )
    expect(text).toBe('渡輪停航。')
    expect(left.get('comments and what stands beside')).toBe(3)
    expect(lang).toBe('zh-Hant')
  })
})

describe('the language that a file’s name says', () => {
  it('is a language that files are named by, and no other word', () => {
    const saying = (name: string) => fileLanguage(name)?.lang
    expect(
      [
        'a.zh.md',
        'a.zh-hant.md',
        'a.zh_TW.md',
        'a.en-GB.markdown',
        'a.es-419.md',
        'a.ckb.md',
        'a.yue.md',
      ].map(saying),
    ).toEqual(['zh', 'zh-Hant', 'zh-TW', 'en-GB', 'es-419', 'ckb', 'yue'])
    for (const name of 'old min new bak raw v2 draft final us en-old en-QX md tmp'.split(' '))
      expect(saying(`post.${name}.md`), name).toBeUndefined()
  })

  it('makes no translation of an older copy beside a text', async () => {
    const notes = join(folder, 'notes')
    mkdirSync(notes)
    for (const name of ['post.md', 'post.old.md', 'readme.v2.md', 'post.zh.md'])
      writeFileSync(join(notes, name), `---\ndate: 2015-12-16\n---\n${name}`)
    const { entries } = await readSource(notes)
    expect(entries.map(({ id, lang, group }) => [id, lang, group])).toEqual([
      ['post.md', undefined, undefined],
      ['post.old.md', undefined, undefined],
      ['post.zh.md', 'zh', 'post'],
      ['readme.v2.md', undefined, undefined],
    ])
  })
})
