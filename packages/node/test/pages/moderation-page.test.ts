// What moderators did stands on a page without scripts: by whom, for which group, what came of it, and who speaks of it.

import { gzipSync } from 'node:zlib'
import { definitionTemplate, fingerprint, KIND, type VerifiedEvent } from '@commonwall/wall'
import { naddrEncode, neventEncode, noteEncode } from 'nostr-tools/nip19'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRenderer, openPages } from '../../src/pages/index.ts'
import { DeedsBook } from '../../src/pages/moderation-page.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { START } from '../sequencer/rig.ts'
import { foundingFields, keeper, openWall, sign } from '../state/wall-rig.ts'

const [PRESS, LAW, STRANGER] = [3, 4, 40]
const HOUR = 3_600

/** Threads name a board, or may not stand. */
const boardOf = (kind: number) => (kind === KIND.thread ? [['t', 'board']] : [])

async function moderatedWall(roles = {}) {
  const moderators = [
    { group: 'press', pubkey: keeper(PRESS) },
    { group: 'law', pubkey: keeper(LAW) },
  ]
  const boards = [{ slug: 'aside', lang: 'en', title: 'Aside' }]
  const fields = { ...foundingFields(), boards, groups: ['press', 'law'], moderators, ...roles }
  const wall = await openWall({ founding: sign(definitionTemplate(fields, { createdAt: START })) })
  const { now, store, state, founding } = wall
  const say = (by: number, kind: number, tags: string[][], content = '') =>
    sign({ kind, created_at: now.time, tags: [['h', founding.id], ...boardOf(kind), ...tags], content }, by)
  const on = async (...events: VerifiedEvent[]) => {
    await wall.write(...events)
    now.time += HOUR
    await wall.look()
  }
  const onOptional = async (event: VerifiedEvent) => {
    await store.put([{ event, log: 'optional' }])
    await wall.flush()
    now.time += HOUR
    await wall.look()
  }
  const pages = async (path: string) => {
    const names = new NamesBook(store, state)
    const open = openPages({
      store,
      state,
      renderer: await loadRenderer(),
      onReleased: () => () => {},
      names: () => names.names(),
      now,
      base: () => 'https://wall.example/',
    })
    const answer = await open.app.request(path)
    const html = await answer.text()
    open.close()
    return { status: answer.status, html, lines: linesOf(html) }
  }
  return { wall, say, on, onOptional, pages }
}

/** Each deed as a reader sees it, in a line. */
function linesOf(html: string): readonly string[] {
  const list = html.slice(html.indexOf('<ol class="versions">'), html.indexOf('</ol>'))
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => textOf(item))
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describe('the public log of moderation', () => {
  let made: Awaited<ReturnType<typeof moderatedWall>>
  const posts: Record<string, VerifiedEvent> = {}
  const label = (by: number, verb: string, target: string, more: string[][] = []) =>
    made.say(by, KIND.label, [['L', 'commonwall'], ['l', verb, 'commonwall'], ['e', target], ...more])
  const place = (id: string) => made.wall.store.position('default', id)

  beforeAll(async () => {
    made = await moderatedWall()
    const { say, on } = made
    for (const [n, title] of ['Spam', 'Law', 'Fine'].entries())
      posts[title] = say(50 + n, KIND.thread, [['title', title]], `The words of ${title}.`)
    await on(...Object.values(posts))
    const [spam, law, fine] = ['Spam', 'Law', 'Fine'].map((title) => posts[title]?.id ?? '') as [
      string,
      string,
      string,
    ]
    await on(label(PRESS, 'fold/spam', spam), label(STRANGER, 'fold/spam', fine))
    await on(label(LAW, 'fold/illegal', law, [['jurisdiction', 'DE']]))
    const mistaken = label(PRESS, 'fold/threat', fine)
    await on(mistaken)
    await on(say(PRESS, KIND.withdrawal, [['e', mistaken.id]]))
    await on(label(LAW, 'fold/spam', spam))
    await on(
      say(
        60,
        KIND.thread,
        [
          ['title', 'Appeal of the law'],
          ['q', law],
        ],
        `Unfold nostr:${noteEncode(law)}.`,
      ),
      say(PRESS, KIND.key, [
        ['key', keeper(PRESS)],
        ['next', 'ab'.repeat(32)],
      ]),
      say(PRESS, KIND.profile, [], JSON.stringify({ name: 'Press desk' })),
    )
  }, 60_000)
  afterAll(() => made.wall.close())

  it('names what was done, why, for which group and by whose name, the latest first; a stranger’s label is no deed', async () => {
    const { html, lines } = await made.pages('/g')
    const [agreed, threat, illegal, spam] = lines
    expect(lines).toHaveLength(4)
    const named = (title: string) => `place ${place(posts[title]?.id ?? '')}`
    expect(spam).toContain(`fold: spam ${named('Spam')}`)
    expect(agreed).toContain(`fold: spam ${named('Spam')}`)
    expect([spam, agreed]).toEqual([expect.stringContaining('for good'), expect.stringContaining('for good')])
    expect(illegal).toMatch(/fold: .*\(law of DE\)/)
    expect(illegal).toContain('unless another group agrees')
    expect(illegal).toContain('Said of it: Appeal of the law')
    expect(threat).toMatch(/Taken back .*It hides nothing now\./)
    const inception = made.wall.store.query([{ kinds: [KIND.key], tags: {} }], 1).events[0]?.id ?? ''
    expect(spam).toContain(`press Press desk ${fingerprint(inception, 'en').join(' ')}`)
    // The folded words are not said again, and every link is a number.
    expect(html.includes('The words of')).toBe(false)
    expect(html.includes(`href="./t/${place(posts.Law?.id ?? '')}"`)).toBe(true)
    expect(gzipSync(html).length).toBeLessThan(14_000)
  })

  it('counts by group', async () => {
    const { html } = await made.pages('/g')
    const groups = textOf(html.slice(html.indexOf('Who did how much'), html.indexOf('What was done')))
    expect(groups).toContain('press 1 moderator · 2 folds (spam 1, threat 1) · 1 taken back')
    expect(groups).toContain('law 1 moderator · 2 folds')
  })

  it('what is folded by it stands where the log is laid open; what a stranger folds, or was taken back, does not', async () => {
    const { html } = await made.pages('/l')
    const cell = (title: string) => `<td>${place(posts[title]?.id ?? '')}</td>`
    expect(html).toContain(`${cell('Spam')}<td>folded: spam`)
    expect(html).toContain(`${cell('Law')}<td>folded: `)
    expect(html).not.toContain(cell('Fine'))
  })

  it('names every appeal that a client makes: by a tag of any age or in the text alone, its author’s first', async () => {
    const { say, on, pages } = made
    const law = posts.Law?.id ?? ''
    const appeal = (by: number, title: string, tags: string[][], text = 'Unfold it.') =>
      on(say(by, KIND.thread, [['title', title], ...tags], text))
    const article = say(
      70,
      KIND.article,
      [
        ['d', 'd'],
        ['title', 'Essay'],
      ],
      'The words of the essay.',
    )
    await on(article)
    await on(label(PRESS, 'fold/other', article.id))
    await appeal(51, 'By its author', [['q', law]])
    await appeal(61, 'In an older tag', [['e', law, '', 'mention']])
    const relays = ['wss://relay.example']
    await appeal(62, 'In the text alone', [], `Unfold nostr:${neventEncode({ id: law, relays })}.`)
    const address = { kind: KIND.article, pubkey: article.pubkey, identifier: 'd' }
    await appeal(63, 'For the essay', [], `Unfold nostr:${naddrEncode(address)}.`)
    await appeal(64, 'For it too', [['a', `${KIND.article}:${article.pubkey}:d`]])
    await on(
      say(
        65,
        KIND.article,
        [
          ['d', 'e'],
          ['title', 'An answer to it'],
          ['e', article.id],
        ],
        'Words.',
      ),
    )
    await appeal(66, 'Of something else', [], `Read nostr:${noteEncode(posts.Fine?.id ?? '')}.`)
    const saidOf = (line: string | undefined) => /Said of it: (.*)/.exec(line ?? '')?.[1]
    const { lines } = await pages('/g')
    const illegal = lines.find((line) => line.includes('illegal'))
    expect(saidOf(illegal)).toBe('By its author · In the text alone · In an older tag · 1 more')
    expect(saidOf(lines[0])).toBe('An answer to it · For it too · For the essay')
  })

  it.each([
    ['fold/personal-data', true],
    ['fold/off-topic', false],
  ])(
    'a version that was folded (%s) is on no page: not its words, nor what it says it corrects',
    async (verb, leaves) => {
      const { say, on, pages } = made
      const version = (words: string, ...tags: string[][]) =>
        say(
          72,
          KIND.article,
          [['d', verb], ['title', `Essay ${words}`], ['l', 'en'], ...tags],
          `The ${words} text.`,
        )
      const translation = (words: string) =>
        say(
          72,
          KIND.article,
          [
            ['d', `${verb} zh`],
            ['title', `译文 ${words}`],
            ['l', 'zh'],
            ['translation', address],
          ],
          '译文。',
        )
      const first = version('first')
      const address = `${KIND.article}:${first.pubkey}:${verb}`
      await on(first)
      const second = version('secret', ['correction', 'A secret line'], ['imported', 'secret source', '2015'])
      await on(second)
      const other = translation('secret')
      await on(other)
      const path = `/t/${place(first.id)}`
      expect((await pages(path)).html).toContain('secret')
      await on(label(PRESS, verb, second.id), label(PRESS, verb, other.id))
      const { html } = await pages(path)
      // A reader's own copy unfolds it; a host shows what is only hidden for now one tap away.
      const seen = html.replace(/<details class="gone">.*?<\/details>/gs, '')
      expect(seen).not.toContain('secret')
      expect(html.includes('The secret text.')).toBe(!leaves)
      expect(html.includes('The first text.')).toBe(leaves)
      expect((await pages(`/v/${place(first.id)}/2`)).status).toBe(404)
      // The list shows what the page shows, and both say that it is not the newest.
      const front = (await pages('/')).html
      expect(front).not.toContain('secret')
      const row = front.split('<li>').find((line) => line.includes(`t/${place(first.id)}`)) ?? ''
      expect([row.includes('Essay first'), row.includes('earlier version')]).toEqual([leaves, leaves])
      expect(seen.includes('A newer version does not stand here (folded: personal data).')).toBe(leaves)
    },
  )

  it('speaks three languages, is linked at the foot of every page, and has no page that is not there', async () => {
    expect((await made.pages('/zh-hans/g')).html.includes('<h1>管理</h1>')).toBe(true)
    expect((await made.pages('/zh-hant/g')).lines[0]).toContain('摺疊：')
    expect((await made.pages('/a')).html.includes('<a href="./g">Moderation</a>')).toBe(true)
    expect((await made.pages('/g/2')).status).toBe(404)
  })

  it('goes on to further pages, each within what a page may weigh', async () => {
    const { say, on, pages } = made
    const threads = Array.from({ length: 55 }, (_, n) => say(100 + n, KIND.thread, [['title', `T${n}`]], '.'))
    await on(...threads)
    await on(...threads.map(({ id }) => label(PRESS, 'fold/off-topic', id)))
    const first = await pages('/g')
    const second = await pages('/g/2')
    expect([first.lines.length, second.lines.length]).toEqual([50, 14])
    expect(first.html.includes('href="./g/2"')).toBe(true)
    expect(gzipSync(first.html).length).toBeLessThan(14_000)
    expect(second.html.includes('Who did how much')).toBe(false)
  }, 60_000)

  it('names where a thread was moved, and of which earlier one it is said to be a duplicate', async () => {
    const { say, on, pages } = made
    const [one, other] = ['Earlier', 'Later'].map((title) => say(90, KIND.thread, [['title', title]], '.'))
    await on(...[one, other].filter((event) => event !== undefined))
    const [earlier, later] = [one?.id ?? '', other?.id ?? '']
    await on(label(PRESS, 'move', later, [['t', 'aside']]))
    await on(label(LAW, 'duplicate', later, [['q', earlier]]))
    const { html, lines } = await pages('/g')
    const moved = `move place ${place(later)} → Aside`
    const twice = `duplicate place ${place(later)} → place ${place(earlier)}`
    for (const said of [moved, twice]) expect(lines.join('\n')).toContain(said)
    expect(html.includes(`href="./t/${place(earlier)}"`)).toBe(true)
  })
})

it('what folds is in it, and what takes it back, whichever log they stand in', async () => {
  const { wall, say, on, onOptional, pages } = await moderatedWall()
  const post = say(50, KIND.thread, [['title', 'Spam']], 'Its words.')
  const fold = say(PRESS, KIND.label, [
    ['L', 'commonwall'],
    ['l', 'fold/spam', 'commonwall'],
    ['e', post.id],
  ])
  await on(post)
  await onOptional(fold)
  const place = wall.store.position('default', post.id)
  const isFolded = async () => (await pages(`/t/${place}`)).html.includes('<details class="gone">')
  expect([wall.store.position('default', fold.id), await isFolded()]).toEqual([undefined, true])
  const [deed, ...others] = (await pages('/g')).lines
  expect(deed).toContain(`fold: spam place ${place}`)
  expect(others).toEqual([])
  await onOptional(say(PRESS, KIND.withdrawal, [['e', fold.id]]))
  expect([await isFolded(), (await pages('/g')).lines]).toEqual([
    false,
    [expect.stringMatching(/Taken back .*It hides nothing now\./)],
  ])
  await wall.close()
})

it('a stranger’s label that keepers signed is a deed of theirs, where the wall has no groups', async () => {
  const { wall, say, on, pages } = await moderatedWall({ groups: [], moderators: [] })
  const post = say(50, KIND.thread, [['title', 'Spam']], 'Its words.')
  const fold = (target: string) =>
    say(STRANGER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'fold/spam', 'commonwall'],
      ['e', target],
    ])
  const label = fold(post.id)
  await on(post, label)
  expect((await pages('/g')).lines).toEqual([])
  const { keepers } = foundingFields()
  const signature = [
    ['e', label.id],
    ['k', `${KIND.label}`],
  ]
  await on(...keepers.map((_, n) => say(n, KIND.signature, signature)))
  const [deed, ...others] = (await pages('/g')).lines
  expect(deed).toContain(`fold: spam place ${wall.store.position('default', post.id)}`)
  expect(deed).toContain('for good')
  expect(others).toEqual([])
  await on(say(STRANGER, KIND.withdrawal, [['e', label.id]]))
  expect((await pages('/g')).lines[0]).toContain('Taken back')
  await wall.close()
})

it('texts of nothing but mentions hold a page up for a moment each time, until all of them were read', () => {
  const id = 'ab'.repeat(32)
  const relays = Array.from({ length: 8 }, (_, n) => `wss://relay${n}.example/${'a'.repeat(26)}`)
  const content = `nostr:${neventEncode({ id, relays })} `.repeat(80)
  const texts = Array.from({ length: 800 }, (_, n) => {
    const event = { id: n.toString(16).padStart(64, '0'), kind: KIND.thread, tags: [], content }
    return event as unknown as VerifiedEvent
  })
  const book = new DeedsBook()
  const read = () => {
    const citing = book.citing()
    const started = performance.now()
    const found = texts.filter((event) => citing(event).has(id)).length
    return { found, took: performance.now() - started }
  }
  const [first, second] = [read(), read()]
  expect(first.took).toBeLessThan(1_500)
  expect(first.found).toBeGreaterThan(0)
  expect(second.found).toBeGreaterThan(first.found)
})
