// Small walls of all that is seldom, made by chance from a seed: keys that were stolen and replaced, what is dated ahead, what
// breaks a rule, folds for good, words taken back and claims on those of others; and what a node's pages and the app's engine
// make of one.

import { classifyHoles } from '@commonwall/sync'
import { KIND, replyTags, signEvent, type Unheld, type VerifiedEvent } from '@commonwall/wall'
import type { Absence, Author, Page, PageRenderer } from '@commonwall/web/pages'
import { type openDatedWall, secret } from '../../packages/node/test/pages/dated-wall.ts'
import { frontPage } from '../../packages/web/src/app/engine/fill/lists.ts'
import { logPage } from '../../packages/web/src/app/engine/fill/log.ts'
import { moderationPage } from '../../packages/web/src/app/engine/fill/moderation.ts'
import { threadPage } from '../../packages/web/src/app/engine/fill/thread.ts'
import type { Held } from '../../packages/web/src/app/engine/held.ts'
import { NOBODYS, Wall } from '../../packages/web/src/app/engine/wall.ts'

const KEEPERS = [10, 11].map(secret) as [Uint8Array, Uint8Array]
/** The first becomes a lasting name, and is replaced by the second. */
const [STOLEN, FRESH, RECOVERY] = [60, 61, 62].map(secret) as [Uint8Array, Uint8Array, Uint8Array]
const THROWAWAYS = [63, 64, 65].map(secret)
const DAYS = 10 * 86_400

/** Hands over what a page is made from, and not the page. */
export const asModel = (renderer: PageRenderer): PageRenderer => ({
  ...renderer,
  renderPage: (page) => JSON.stringify(page),
})

/** Numbers from 0 up to a bound, the same ones for one seed (mulberry32). */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

type DatedWall = Awaited<ReturnType<typeof openDatedWall>>

/** Writes a wall. @returns ids under which something may hang */
export async function writeByChance(wall: DatedWall, seed: number): Promise<readonly string[]> {
  const below = chance(seed)
  const pick = <T>(some: readonly T[]) => some[below(some.length)] as T
  const [keys, posts, labels, roots] = [[STOLEN, ...THROWAWAYS], [], [], []] as [
    Uint8Array[],
    { event: VerifiedEvent; key: Uint8Array; root: VerifiedEvent | Unheld }[],
    VerifiedEvent[],
    (VerifiedEvent | Unheld)[],
  ]
  /** A place of which nobody here has the text. */
  const missing: Unheld = { id: `${seed}`.padStart(64, '0'), kind: KIND.thread }
  const spoil: { ahead: number; tags: string[][] } = { ahead: 0, tags: [] }
  /** Dated ahead, or with a tag that no wall takes, where chance has it. */
  const sign = (key: Uint8Array, kind: number, tags: string[][], content = '') => {
    const { created_at, tags: plain } = wall.sign(key, kind, tags, content)
    const template = { kind, created_at: created_at + spoil.ahead, tags: [...plain, ...spoil.tags], content }
    return signEvent(template, key, secret(0))
  }
  const label = (key: Uint8Array, verb: string[], target: string) =>
    sign(key, KIND.label, [
      ['L', 'commonwall'],
      ['l', verb[0] ?? '', 'commonwall'],
      ['e', target],
      ...verb.slice(1).map((value) => ['t', value]),
    ])
  const backOf = (key: Uint8Array, { id, kind }: Pick<VerifiedEvent, 'id' | 'kind'>) =>
    sign(key, KIND.withdrawal, [
      ['e', id],
      ['k', String(kind)],
    ])
  const steps: (() => VerifiedEvent[])[] = [
    () => {
      const key = pick(keys)
      const event = sign(
        key,
        KIND.thread,
        [
          ['title', `T${posts.length}`],
          ['t', 'board'],
          ['l', 'en'],
        ],
        `text ${posts.length}`,
      )
      posts.push({ event, key, root: event })
      roots.push(event)
      return [event]
    },
    ...Array.from({ length: 3 }, () => () => {
      const [key, root] = [pick(keys), pick(roots)]
      const siblings = posts.filter((post) => post.root === root && post.event.kind === KIND.reply)
      const parent = siblings.length > 0 && below(2) === 0 ? pick(siblings).event : root
      const event = sign(key, KIND.reply, [...replyTags(root, parent), ['l', 'en']], `text ${posts.length}`)
      posts.push({ event, key, root })
      return [event]
    }),
    ...Array.from({ length: 2 }, () => () => {
      const key = pick(keys)
      const event = sign(key, KIND.profile, [], JSON.stringify({ name: `N${below(3)}` }))
      posts.push({ event, key, root: event })
      return [event]
    }),
    () => {
      const event = label(KEEPERS[0], pick([['pin'], ['close'], ['unverified']]), pick(posts).event.id)
      labels.push(event)
      return [event]
    },
    ...Array.from({ length: 2 }, () => () => {
      const verb = pick(['fold/spam', 'fold/personal-data'])
      const event = label(KEEPERS[0], [verb], below(3) === 0 ? missing.id : pick(posts).event.id)
      labels.push(event)
      return [
        event,
        sign(KEEPERS[1], KIND.signature, [
          ['e', event.id],
          ['k', String(KIND.label)],
        ]),
      ]
    }),
    () => (labels.length === 0 ? [] : [backOf(KEEPERS[0], pick(labels))]),
    () => {
      const own = posts.filter(({ key }) => key !== STOLEN && key !== FRESH)
      if (own.length === 0) return []
      const { event, key } = pick(own)
      return [backOf(key, event)]
    },
    // Of somebody else's words, and of those that nobody here has.
    () => [
      backOf(pick(THROWAWAYS), pick([[missing], roots, posts.map(({ event }) => event)][below(3)] ?? roots)),
    ],
  ]
  const step = () => {
    const dice = below(8)
    spoil.ahead = dice === 0 ? DAYS : 0
    spoil.tags = dice === 1 ? [['h', 'nowhere']] : []
    const events = pick(steps)()
    return { events, isHeldBack: spoil.ahead > 0, breaks: spoil.tags.length > 0 }
  }
  const say = async ({ events, breaks }: ReturnType<typeof step>) => {
    for (const event of events) await wall.hold(event, !breaks)
  }
  await wall.placeAlone(missing.id)
  roots.push(missing)
  await say({ events: (steps[0] as () => VerifiedEvent[])(), isHeldBack: false, breaks: false })
  const inception = wall.key(STOLEN, RECOVERY)
  await wall.write(inception)
  for (let n = 0; n < 10; n++) await say(step())
  await wall.write()
  await wall.anHourLater()
  await wall.write(wall.key(FRESH, secret(66), inception.id, RECOVERY))
  keys.push(FRESH)
  await wall.anHourLater()
  for (let n = 0; n < 8; n++) await say(step())
  await wall.write()
  await wall.anHourLater()
  // What stays without a date goes last: the log signs for all that was placed before.
  const last = Array.from({ length: 6 }, step)
  for (const some of last) if (!some.isHeldBack) await say(some)
  await wall.write()
  for (const { events, isHeldBack } of last)
    if (isHeldBack) for (const event of events) await wall.writeUnwitnessed(event)
  return roots.map(({ id }) => id)
}

/** What a place without a text is called. */
type Says = (absence: Absence | undefined, place: number | undefined) => Absence | undefined

const shownAuthor = (author: Author | undefined) => {
  if (author?.kind !== 'name') return author
  const { name, fingerprint, lookalike } = author
  return { kind: 'name', name, fingerprint, lookalike }
}

/** Of a page, what a reader of either sees. */
function shown(page: Page | undefined, says: Says = (absence) => absence): unknown {
  switch (page?.kind) {
    case 'thread':
      return {
        ...{
          title: page.title?.text,
          board: page.board?.path,
          closed: page.closed,
          unverified: page.unverified,
        },
        replies: page.replies,
        posts: page.posts.map(({ floor, place, depth, author, text, absence, unverified }) => ({
          ...{ floor, place, depth, unverified: unverified === true, author: shownAuthor(author) },
          text: absence === undefined ? text?.text : undefined,
          absence: says(absence, place),
        })),
      }
    case 'front':
      return page.threads.map(({ path, title, board, pinned, excerpt, replies, moved }) =>
        [path, title.text, board?.path, pinned, excerpt.text, replies, moved].join(' '),
      )
    case 'moderation':
      return page.deeds.map(({ place, path, at, verb, effect, who }) => [
        place,
        path !== undefined,
        at,
        verb,
        effect,
        shownAuthor(who),
      ])
    case 'transparency':
      return page.holes.map(({ place, absence }) => [place, says(absence, place)?.kind].join(' '))
    default:
      return undefined
  }
}

/** Only what JSON can say. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? 'no page'))

export async function onPages(wall: DatedWall, roots: readonly string[]): Promise<Record<string, unknown>> {
  const paths = ['/', ...roots.map((id) => `/t/${wall.place(id)}`), '/g', '/l']
  const pages = await wall.pages(paths)
  return Object.fromEntries(
    pages.map((page, at) => [paths[at], plain(page && shown(JSON.parse(page) as Page))]),
  )
}

export function inApp(wall: DatedWall, roots: readonly string[]): Record<string, unknown> {
  const { events, history, names, now, positions } = wall.held()
  const empty = [...positions].flatMap(([id, position]) => (events.has(id) ? [] : [{ id, position }]))
  const holes = classifyHoles({ holes: empty, events: events.values(), history, names, hosts: [], now })
  const log = { admission: 'default', anchors: [], size: positions.size, held: positions.size, positions }
  const held = {
    ...{ wall: history.wall, history, names, events, logs: [log], caught: [], waiting: 0 },
    holes: new Map(holes.map((hole) => [hole.id, hole])),
  } as unknown as Held
  const app = new Wall({ ...NOBODYS, held, source: 'host', asked: false, saved: false, now })
  // Whoever held a body remembers whose it was; who never did is told by a copy that somebody asked, and by a page no more.
  const says: Says = (absence, place) =>
    absence?.kind === 'claimed' ? { kind: wall.remembers(place) ? 'withdrawn' : 'absent' } : absence
  const threads = roots.map((id) => {
    const page = threadPage(app, id, { page: 1, lang: 'en', firstWriter: false })
    return [`/t/${wall.place(id)}`, plain(shown(page, says))] as const
  })
  return {
    '/': plain(shown(frontPage(app, 1, 'en'), says)),
    ...Object.fromEntries(threads),
    '/g': plain(
      shown(
        moderationPage(app, 1, 'en', () => new Set()),
        says,
      ),
    ),
    '/l': plain(shown(logPage(app, 1, 'en'), says)),
  }
}
