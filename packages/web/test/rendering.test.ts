import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderAppFile } from '../src/pages/app-file.tsx'
import { type ArticleVersion, LANGUAGES, type Page, type Reference } from '../src/pages/model.ts'
import { DICTIONARIES, renderPage } from '../src/pages/render.tsx'
import { UNTITLED } from '../src/pages/title/words.ts'
import { makeUi } from '../src/pages/ui.ts'
import { AT, english, frame, post, thread } from './frame.ts'

describe('a post is text', () => {
  it('whatever it says, it opens no element and no attribute of its own', () => {
    const nasty = fc.stringMatching(/^[<>"'&/= a-z:;!\-\n]{0,60}$/)
    const known =
      /^(?:html|head|meta|title|style|body|a|div|header|p|bdi|span|nav|aside|b|main|h1|article|small|time|footer|details|summary|br)$/
    fc.assert(
      fc.property(nasty, (text) => {
        const html = renderPage(thread([post(`x ${text}`)]))
        const body = html.slice(html.indexOf('</style>'))
        const tags = [...body.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name = '']) => name)
        expect(tags.filter((name) => !known.test(name) && name !== 'style')).toEqual([])
        expect(body).not.toMatch(/ on[a-z]+="/)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('keeps every character of what was said', () => {
    const text = 'One <two> & "three"\nfour\n\nfive 漢字，標點。'
    const html = renderPage(thread([post(text)]))
    const said = /<div class="said"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? ''
    const back = said.replaceAll('</p><p>', '\n\n').replaceAll(/<\/?p>/g, '')
    expect(back.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toBe(text)
  })
})

describe('a list of very many', () => {
  const boards = Array.from({ length: 200 }, (_, n) => ({ path: `b${n + 1}`, title: english(`Board ${n}`) }))
  const board = (n: number) => {
    const here = boards[n] ?? { path: '', title: english('') }
    const pager = { page: 1, pages: 1, first: '', path: '' }
    const feeds = { atom: '', json: '' }
    const page: Page = { kind: 'board', frame: frame(), board: here, boards, feeds, threads: [], pager }
    return renderPage(page)
  }

  it('of boards shows the first and the one that is open, and opens the others', () => {
    const html = board(150)
    const [shown = '', closed = ''] = html.slice(html.indexOf('class="boards"')).split('<details')
    expect(shown.match(/<li>/g)).toHaveLength(13)
    expect(shown).toContain('<b aria-current="page">')
    expect(closed).toContain('Boards +187')
    expect(closed.split('</details>')[0]?.match(/<li>/g)).toHaveLength(187)
  })
})

describe('what is put together of words', () => {
  it.each(['zh-Hans', 'zh-Hant'] as const)('is set in full width in %s', (lang) => {
    const absence = { kind: 'folded', reason: 'illegal', jurisdiction: 'DE' } as const
    const html = renderPage(thread([post('', { absence, text: undefined })], {}, lang))
    const said = /<p class="gone">(.*?)<\/p>/.exec(html)?.[1]
    const { folded, reason, underLaw } = DICTIONARIES[lang]
    expect(said).toBe(`${folded}：${reason.illegal}（${underLaw('DE')}）`)
  })
})

describe('links in posts', () => {
  const linksOf = (text: string) => {
    const html = renderPage(thread([post(text)]))
    return [...html.matchAll(/<details class="out"><summary>.*?<\/details>/gs)].map(([link]) => link)
  }

  it('show the host first and lead away only from within', () => {
    const [link = ''] = linksOf('see https://example.org/a?b=c&d, please')
    expect(link).toMatch(/<summary><span class="host" dir="ltr">example\.org<\/span><\/summary>/)
    expect(link).toContain('href="https://example.org/a?b=c&amp;d"')
    expect(link).toContain('rel="noreferrer noopener nofollow external"')
  })

  it('end before the punctuation of the sentence, in Chinese as in English', () => {
    expect(linksOf('见https://example.org/路。后文')[0]).toContain('href="https://example.org/%E8%B7%AF"')
    expect(linksOf('(https://example.org/x).')[0]).toContain('>https://example.org/x<')
  })

  it('show look-alike hosts as the network sees them', () => {
    expect(linksOf('https://аpple.com/')[0]).toContain('>xn--pple-43d.com<')
  })

  it('are refused where they would deceive or run', () => {
    expect(
      linksOf('https://bank.example@evil.example/ javascript:alert(1) data:text/html,x ftp://a.example/'),
    ).toEqual([])
  })
})

describe('articles in Markdown', () => {
  const article = (text: string, references: readonly Reference[] = []) => {
    const author = { kind: 'throwaway', number: undefined, key: 'ab'.repeat(32) } as const
    const html = renderPage({
      kind: 'article',
      frame: frame(),
      title: english('T'),
      board: undefined,
      author,
      when: { at: AT, hour: false, witnessed: undefined },
      imported: undefined,
      text: english(text),
      references,
      absence: undefined,
      translations: [],
      versions: [],
      signatures: 0,
      replies: 0,
      posts: [],
      pager: { page: 1, pages: 1, path: '', first: '' },
    })
    return /<div class="said article"[^>]*>(.*)<\/div><\/article>/s.exec(html)?.[1] ?? html
  }

  it('emphasis works beside Chinese signs', () => {
    expect(article('这是**重要。**文字')).toBe('<p>这是<strong>重要。</strong>文字</p>')
  })

  it('HTML is shown, not read; images become their words; no address runs', () => {
    const html = article(
      '<script>x</script> <b onclick="y">\n\n![a cat](https://spy.example/i.png)\n\n[z](javascript:alert(1))',
    )
    expect(html).not.toMatch(/<script|<img|<b |href="javascript/)
    expect(html).toContain('&lt;script>')
    expect(html).toContain('a cat')
    expect(html).not.toContain('spy.example')
  })

  it('headings stand below the page’s and skip no level', () => {
    expect(article('### a\n\n# b\n\n##### c\n\n## d').match(/<h\d/g)).toEqual(['<h2', '<h2', '<h3', '<h3'])
  })

  it('a link in a heading leads nowhere and shows its host', () => {
    expect(article('# See [this](https://example.org/x)')).toBe('<h2>See this (example.org)</h2>')
  })

  it('mentions are shown by name, in a heading without what opens, in code as they were typed', () => {
    const code = `nostr:npub1${'q'.repeat(58)}`
    const text = `# By ${code}\n\nAsk **${code}** or nostr:npub1${'p'.repeat(58)}.\n\n    ${code}`
    const who = { kind: 'name', name: 'Ann <b>', fingerprint: ['one', 'two'], lookalike: true } as const
    const html = article(text, [{ start: 5, end: 5 + code.length, floor: undefined, who }])
    expect(html).toContain('<h2>By @Ann &lt;b></h2>')
    expect(html).toContain('<strong><details class="out mention"><summary>@<bdi>Ann &lt;b></bdi>')
    expect(html).toContain('reads like an earlier name')
    expect(html).toContain('<span class="leave">one two</span>')
    expect(html).toContain(`<pre><code>${code}`)
    expect(html).toContain(`or nostr:npub1${'p'.repeat(58)}.`)
  })

  it('lists, quotes and code keep their shape', () => {
    expect(article('3. a\n4. b\n\n> q\n\n    <c>')).toContain('<ol start="3">')
    expect(article('    <c>')).toBe('<pre><code>&lt;c>\n</code></pre>')
  })

  it('whatever is written, only CommonMark’s elements come out', () => {
    const words = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '*',
        '**',
        '_',
        '`',
        '[a](',
        'https://e.example/',
        ')',
        '\n',
        '\n\n',
        '# ',
        '> ',
        '- ',
        '![',
        '&amp;',
        '"',
        'x',
        '<img src=x onerror=y>',
        '</p>',
        '<p>',
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(words, (parts) => {
        const html = article(`x${parts.join('')}`)
        const tags = [...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name)
        const allowed =
          'p div h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong hr br details summary span a'.split(
            ' ',
          )
        expect(tags.filter((name) => !allowed.includes(name ?? ''))).toEqual([])
        expect(html).not.toMatch(/<[^>]* on[a-z]+=/)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

/** An article of which only the place is left. */
const GONE = {
  author: { kind: 'throwaway', number: undefined, key: 'ab'.repeat(32) },
  when: { at: AT, hour: false, witnessed: undefined },
  ...{ imported: undefined, text: undefined, translations: [], versions: [], signatures: 0 },
} as const

describe('holes', () => {
  it('keep their floor and say why, in one line', () => {
    const hole = post('', { floor: 14, text: undefined, author: undefined, when: undefined })
    const say = (absence: NonNullable<typeof hole.absence>) => renderPage(thread([{ ...hole, absence }]))
    expect(say({ kind: 'withdrawn' })).toContain('<p class="gone">withdrawn by its author</p>')
    expect(say({ kind: 'folded', reason: 'illegal', jurisdiction: 'DE' })).toContain(
      'folded: illegal (law of DE)',
    )
    expect(say({ kind: 'absent' })).toContain('id="f14"')
  })

  it.each(LANGUAGES)('a title that went with its text is called what it was, in %s', (lang) => {
    const headOf = (kind: 'thread' | 'article') => {
      const gone = { title: undefined, absence: { kind: 'withdrawn' } } as const
      const common = { ...thread([], {}, lang), ...gone }
      const page = kind === 'thread' ? common : { ...common, ...GONE, kind }
      return /<h1>(.*?)<\/h1>/.exec(renderPage(page as Page))?.[1]
    }
    expect(headOf('thread')).toBe(UNTITLED[lang].thread)
    expect(headOf('article')).toBe(UNTITLED[lang].article)
    expect(UNTITLED[lang].article).not.toBe(UNTITLED[lang].thread)
  })

  it('a folded text is one tap away, and not open', () => {
    const folded = post('Folded words', {
      absence: { kind: 'folded', reason: 'spam', jurisdiction: undefined },
    })
    expect(renderPage(thread([folded]))).toMatch(/<details class="gone"><summary>.*Folded words/s)
  })
})

describe('every page', () => {
  it('names neither topic nor thread in its title, unless the host allows it', () => {
    expect(renderPage(thread([post('x')]))).toContain('<title>Wall</title>')
    expect(renderPage(thread([post('x')], { title: 'A title' }))).toContain('<title>A title</title>')
  })

  it('says who sees what is opened, that times are UTC, and that what is typed is for nobody’s service', () => {
    for (const language of LANGUAGES) {
      const html = renderPage(thread([post('x')], {}, language))
      expect(html).toMatch(/<footer><p>[^<]+<\/p><p>[^<]*UTC/)
      expect(html).toContain(
        `<html lang="${language}" dir="ltr" spellcheck="false" writingsuggestions="false">`,
      )
    }
  })

  it.each(LANGUAGES)('asks browsers not to offer its texts to a service that translates, in %s', (lang) => {
    const hash = () => ''
    for (const html of [renderPage(thread([post('x')], {}, lang)), renderAppFile('', hash)])
      expect(html).toContain('<meta name="google" content="notranslate"/>')
  })

  it('asks browsers to look up no name of a link’s host, before any link', () => {
    const html = renderPage(thread([post('See https://example.org/ there')]))
    const asked = html.indexOf('<meta http-equiv="x-dns-prefetch-control" content="off"/>')
    expect(asked).toBeGreaterThan(0)
    expect(html.indexOf('<a ')).toBeGreaterThan(asked)
    expect(html).toContain('href="https://example.org/"')
  })

  it('a strip of truth that is plain when all is not well', () => {
    const truth = { ...frame().truth, state: 'weak', seen: 1, of: 3 } as const
    expect(renderPage(thread([post('x')], { truth }))).toContain('weakly witnessed, 1 of 3')
    const empty = { ...truth, state: 'empty', size: 0, at: undefined } as const
    expect(renderPage(thread([post('x')], { truth: empty }))).toContain('nothing in the log yet')
  })

  it('a thread of twenty posts weighs at most 14 KB gz, whole', () => {
    const text = (i: number) =>
      Array.from({ length: 60 }, (_, k) => `w${((i * 7919 + k * 104_729) % 99_991).toString(36)}`).join(' ')
    const posts = Array.from({ length: 20 }, (_, i) => post(text(i), { floor: i + 1, place: i * 31 }))
    expect(gzipSync(renderPage(thread(posts)), { level: 9 }).length).toBeLessThan(14 * 1024)
  })
})

describe('the versions of an article', () => {
  it.each(LANGUAGES)('say of one that was taken over what the article says of itself, in %s', (lang) => {
    const imported = { source: 'River Press', date: '2015' }
    const version = (number: number) =>
      ({ number, path: `v/${number}`, when: GONE.when, signatures: 0, imported }) as ArticleVersion
    const page = { ...thread([], {}, lang), ...GONE, kind: 'article', versions: [2, 1].map(version) }
    const html = renderPage(page as Page)
    const { imported: say, changes, version: called } = DICTIONARIES[lang]
    expect(html.split(`<p class="quiet">${say(imported.source, imported.date)}</p>`)).toHaveLength(3)
    expect(html).toContain(`aria-label="${changes} ${called(2)}"`)
  })
})

describe('dates', () => {
  it.each(LANGUAGES)('are written alike with their time and without it (%s)', (lang) => {
    const { date, time, hour } = makeUi(frame(lang), DICTIONARIES[lang])
    expect(time(AT).startsWith(date(AT))).toBe(true)
    expect(hour(AT).startsWith(date(AT))).toBe(true)
  })
})

describe('a list', () => {
  const line = (lang: string) => ({
    path: 't/1',
    title: english('A title · 标题'),
    excerpt: { text: 'Words', lang, dir: 'ltr' } as const,
    board: undefined,
    article: false,
    replies: 0,
    moved: AT,
    movedHour: false,
  })
  const front = (lang: string) => {
    const pager = { page: 1, pages: 1, first: '', path: 'f/' }
    return renderPage({ kind: 'front', frame: frame('zh-Hant'), boards: [], threads: [line(lang)], pager })
  }

  it('says which language words are in that are not in the reader’s, by its own name', () => {
    expect(front('en')).toContain('<span lang="en">English</span>')
    expect(front('fa')).toContain('<span lang="fa">فارسی</span>')
    expect(front('not a tag')).toContain('>not a tag</span>')
    const own = (lang: string) =>
      /<p class="quiet">(.*?)<\/p>/s.exec(front(lang).split('class="threads"')[1] ?? '')?.[1]
    for (const lang of ['zh-Hant', 'zh-Hans', 'zh']) expect(own(lang)).not.toContain('lang=')
  })
})
