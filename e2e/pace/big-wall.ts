// A wall that was used for years, on the demonstration's: two hundred boards, five thousand threads, an article of four
// hundred versions, and what a moderator did: many folds, labels and appeals, and reports that wait. And a way through it.

import { type BoardTitle, type EventTemplate, KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import type { Page } from 'playwright-core'
import { type Author, openAuthors } from '../../packages/cli/src/demo/author.ts'
import { press } from './press.ts'

const ARTICLE = 'An article in four hundred versions'

const BOARDS = 200
const THREADS = 5_000
const VERSIONS = 400
/** Of the newest version. */
const PARAGRAPHS = 240
const FOLDED = 400
const LABELLED = 200
const APPEALS = 40
const REPORTED = 120
const PEOPLE = 50
const LANGUAGES = 'ar bo de el es fa fr he hi id it ja ko mn ms my ne pl pt ru sw th tr ug uk ur vi'.split(
  ' ',
)

export const MANY_BOARDS: readonly BoardTitle[] = Array.from({ length: BOARDS }, (_, n) => ({
  slug: `board-${n}`,
  lang: n % 2 === 0 ? 'en' : 'zh-Hans',
  title: n % 2 === 0 ? `Letters from the district ${n}` : `第${n}区的来信与答复`,
}))

const SAID = [
  'Everyone has the right to freedom of opinion and expression; this right includes freedom to hold opinions without interference and to seek, receive and impart information and ideas through any media.',
  '人人有权享有主张和发表意见的自由；此项权利包括持有主张而不受干涉的自由，和通过任何媒介和不论国界寻求、接受和传递消息和思想的自由。',
  'What is said here stays. See https://example.org/a/long/address?with=a&query=too and answer where it was asked.',
]

/** @param moderator secret key of the demonstration's one moderator */
export async function bigWall(
  wall: string,
  now: number,
  moderator: Uint8Array,
): Promise<readonly VerifiedEvent[]> {
  const author = await openAuthors((length) => new Uint8Array(length).fill(7))
  const people = Array.from({ length: PEOPLE }, (_, n) => author(new Uint8Array(32).fill(n + 1)))
  const by = (n: number) => people[n % PEOPLE] as Author
  const moderates = author(moderator)
  const h = ['h', wall]
  const began = now - THREADS - VERSIONS - 60
  const posts: VerifiedEvent[] = []
  const put = (sign: Author, template: EventTemplate): VerifiedEvent => {
    const event = sign({ ...template, tags: [h, ...template.tags] })
    posts.push(event)
    return event
  }
  const said = (n: number) => SAID[n % SAID.length] as string
  const langOf = (n: number) =>
    n % 3 === 1 ? 'zh-Hans' : n % 9 === 0 ? (LANGUAGES[n % LANGUAGES.length] ?? 'en') : 'en'

  const threads = Array.from({ length: THREADS }, (_, n) =>
    put(by(n), {
      kind: KIND.thread,
      created_at: began + n,
      tags: [
        [
          'title',
          n % 3 === 1 ? `第${n}次集会的记录和问题` : `Notes and questions of the meeting number ${n}`,
        ],
        ['t', `board-${n % BOARDS}`],
        ['l', langOf(n)],
      ],
      content: `${n}. ${said(n)}\n\n${said(n + 1)}`,
    }),
  )
  const later = began + THREADS
  const label = (target: VerifiedEvent, verb: string, more: readonly (readonly string[])[] = []) =>
    put(moderates, {
      kind: KIND.label,
      created_at: later,
      tags: [
        ['L', 'commonwall'],
        ['l', verb, 'commonwall'],
        ['e', target.id],
        ...more.map((tag) => [...tag]),
      ],
      content: '',
    })
  const answers = Array.from({ length: FOLDED + REPORTED }, (_, n) => {
    const root = threads[n] as VerifiedEvent
    return put(by(n + 1), {
      kind: KIND.reply,
      created_at: began + n + 1,
      tags: [...replyTags(root, root), ['l', langOf(n)]],
      content: `${said(n)} ${n}`,
    })
  })
  const verbs = ['fold/spam', 'fold/off-topic', 'fold/personal-data', 'fold/other']
  for (const [n, answer] of answers.slice(0, FOLDED).entries())
    label(answer, verbs[n % verbs.length] as string)
  for (const [n, thread] of threads.slice(-LABELLED).entries())
    if (n % 4 === 0) label(thread, 'close')
    else if (n % 4 === 1) label(thread, 'move', [['t', `board-${n}`]])
    else if (n % 4 === 2) label(thread, 'unverified')
    else label(thread, 'duplicate', [['q', (threads[n] as VerifiedEvent).id]])
  for (const n of Array(APPEALS).keys())
    put(by(n + 1), {
      kind: KIND.thread,
      created_at: later + 1,
      tags: [
        ['title', `Why was this folded? ${n}`],
        ['t', 'board-1'],
        ['l', 'en'],
        ['q', (answers[FOLDED - 1 - n] as VerifiedEvent).id],
      ],
      content: said(n),
    })
  for (const [n, answer] of answers.slice(FOLDED).entries())
    put(by(n + 3), {
      kind: KIND.report,
      created_at: later,
      tags: [
        ['e', answer.id, 'spam'],
        ['p', answer.pubkey],
      ],
      content: '',
    })
  for (const n of Array(VERSIONS).keys())
    put(by(0), {
      kind: KIND.article,
      created_at: later + 2 + n,
      tags: [
        ['d', 'many'],
        ['title', ARTICLE],
        ['t', 'board-0'],
        ['l', 'en'],
      ],
      content: Array.from({ length: n === VERSIONS - 1 ? PARAGRAPHS : 40 }, (_, at) =>
        at % 8 === 0 ? `## Part ${at / 8 + 1}` : `${at === n % 40 ? `Version ${n}. ` : ''}${said(at)}`,
      ).join('\n\n'),
    })
  return posts
}

/** The front and its second page, a board chosen from all of them, what moderators did, and the article with its versions. */
export async function lookAround(page: Page): Promise<void> {
  const stands = (what: string) => page.locator(what).first().waitFor({ state: 'attached' })
  await press(page, '.boards summary')
  await stands(`.boards .rest li:nth-child(${BOARDS - 12})`)
  await press(page, '.boards .rest a')
  await stands('.boards [aria-current]')
  await stands('.threads li:nth-child(25)')
  await press(page, 'header nav a')
  await page.locator('.boards [aria-current]').waitFor({ state: 'detached' })
  await stands('.threads li:nth-child(25)')
  await press(page, '.pager a:last-child')
  await stands('.pager a:nth-of-type(2)')
  await stands('.threads li:nth-child(25)')
  await press(page, 'footer nav a:nth-child(4)')
  await stands('.versions li:nth-child(50) .by')
  await page.waitForTimeout(300)
  await press(page, '.pager a:last-child')
  await stands('.pager a:nth-of-type(2)')
  await press(page, 'header nav a')
  await press(page, '.threads h2 a', ARTICLE)
  await stands(`.article h2:nth-of-type(${PARAGRAPHS / 8})`)
  await press(page, '.rest summary')
  await stands(`.rest li:nth-child(${VERSIONS - 12})`)
}
