// Small walls of all that is seldom, made by chance from a seed: keys that were stolen and replaced, what is dated ahead, what
// breaks a rule, folds for good, articles in several versions, words taken back at once and after the pause, and claims on
// those of others; and what a node's pages and the app's engine make of one.

import { classifyHoles } from '@commonwall/sync'
import {
  addressOf,
  isShown,
  KIND,
  PAUSE,
  publicKeyOf,
  replyTags,
  signEvent,
  type Unheld,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { Absence, Author, Language, Page, PageRenderer, PostItem } from '@commonwall/web/pages'
import { type openDatedWall, secret } from '../../packages/node/test/pages/dated-wall.ts'
import { moderationPage } from '../../packages/web/src/app/engine/fill/moderation.ts'
import type { Held } from '../../packages/web/src/app/engine/held.ts'
import { pageOf } from '../../packages/web/src/app/engine/pages.ts'
import { NOBODYS, Wall } from '../../packages/web/src/app/engine/wall.ts'
import { chance } from '../hostile/texts.ts'

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
  /** As the app takes back an article: its address, and each of its versions. */
  const articleBack = (key: Uint8Array, one: VerifiedEvent) => {
    const address = addressOf(one)
    const versions = posts.filter(({ event }) => event.kind === KIND.article && addressOf(event) === address)
    return sign(key, KIND.withdrawal, [
      ['a', address],
      ...versions.map(({ event }) => ['e', event.id]),
      ['k', String(KIND.article)],
    ])
  }
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
    ...Array.from({ length: 2 }, () => () => {
      const key = pick(keys)
      const tags = [
        ['d', pick(['one', 'two'])],
        ['title', `A${posts.length}`],
        ['t', 'board'],
        ['l', 'en'],
      ]
      const event = sign(key, KIND.article, tags, `words ${posts.length}`)
      posts.push({ event, key, root: event })
      roots.push(event)
      return [event]
    }),
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
    // Not of articles: one whose every version is folded for good has a page on nodes, and none in the app.
    ...Array.from({ length: 2 }, () => () => {
      const verb = pick(['fold/spam', 'fold/personal-data'])
      const words = posts.filter(({ event: { kind } }) => kind !== KIND.article)
      const target = words.length === 0 || below(3) === 0 ? missing.id : pick(words).event.id
      const event = label(KEEPERS[0], [verb], target)
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
      const { event, key } = pick(posts)
      if (event.kind !== KIND.article) return [backOf(key, event)]
      // Dated ahead it takes back later versions as well: which places they left empty only who held them knows.
      return spoil.ahead > 0 ? [] : [articleBack(key, event)]
    },
    // Who was robbed takes back what their lost key wrote.
    () => {
      const lost = posts.filter(({ key, event }) => key === STOLEN && event.kind !== KIND.article)
      return keys.includes(FRESH) && lost.length > 0 ? [backOf(FRESH, pick(lost).event)] : []
    },
    // Of somebody else's words, and of those that nobody here has.
    () => {
      const key = pick(THROWAWAYS)
      const target = pick([[missing], roots, posts.map(({ event }) => event)][below(3)] ?? roots)
      return target.pubkey === publicKeyOf(key) ? [] : [backOf(key, target)]
    },
  ]
  const step = () => {
    const dice = below(8)
    spoil.ahead = dice === 0 ? DAYS : 0
    spoil.tags = dice === 1 ? [['h', 'nowhere']] : []
    const events = pick(steps)()
    return { events, isHeldBack: spoil.ahead > 0, breaks: spoil.tags.length > 0 }
  }
  const say = async ({ events, breaks }: ReturnType<typeof step>) => {
    for (const event of events)
      await wall.hold(event, !breaks && wall.names().nameOf(event.pubkey) === undefined)
  }
  await wall.placeAlone(missing.id)
  roots.push(missing)
  await say({ events: (steps[0] as () => VerifiedEvent[])(), isHeldBack: false, breaks: false })
  const inception = wall.key(STOLEN, RECOVERY)
  await wall.write(inception)
  for (let n = 0; n < 10; n++) await say(step())
  await wall.write()
  await wall.anHourLater()
  const rotation = wall.key(FRESH, secret(66), inception.id, RECOVERY)
  const agreed = [
    ['e', rotation.id],
    ['k', String(KIND.key)],
  ]
  await wall.write(rotation, wall.sign(FRESH, KIND.signature, agreed))
  keys.push(FRESH)
  await wall.anHourLater()
  for (let n = 0; n < 8; n++) await say(step())
  await wall.write()
  await wall.anHourLater()
  if (below(2) === 0) await wall.carryOut(PAUSE)
  // What stays without a date goes last: the log signs for all that was placed before.
  const last = Array.from({ length: 6 }, step)
  for (const some of last) if (!some.isHeldBack) await say(some)
  await wall.write()
  for (const { events, isHeldBack } of last)
    if (isHeldBack)
      for (const event of events) if (wall.place(event.id) === undefined) await wall.writeUnwitnessed(event)
  return roots.map(({ id }) => id)
}

/** What a place without a text is called. */
type Says = (absence: Absence | undefined, place: number | undefined) => Absence | undefined

const shownAuthor = (author: Author | undefined) => {
  if (author?.kind !== 'name') return author
  const { name, fingerprint, lookalike } = author
  return { kind: 'name', name, fingerprint, lookalike }
}

const shownPost = ({ floor, place, depth, author, text, absence, unverified }: PostItem, says: Says) => ({
  ...{ floor, place, depth, unverified: unverified === true, author: shownAuthor(author) },
  text: absence === undefined ? text?.text : undefined,
  absence: says(absence, place),
})

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
        posts: page.posts.map((post) => shownPost(post, says)),
      }
    case 'article':
      return {
        ...{ title: page.title?.text, board: page.board?.path, unverified: page.unverified === true },
        ...{ text: page.absence === undefined ? page.text?.text : undefined, absence: page.absence },
        ...{ author: shownAuthor(page.author), newer: page.newer?.kind, path: page.pager.first },
        versions: page.versions.map((version) => ({ ...version, author: shownAuthor(version.author) })),
        replies: page.replies,
        posts: page.posts.map((post) => shownPost(post, says)),
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

export async function inApp(wall: DatedWall, roots: readonly string[]): Promise<Record<string, unknown>> {
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
  const later = () =>
    Promise.resolve({
      ...{ search: () => never(), voices: () => undefined },
      moderation: (of: Wall, page: number, lang: Language) => moderationPage(of, page, lang, () => new Set()),
    })
  // Of what is held and not shown, and what somebody says they took back, the app has a page with an empty place alone.
  const hidden = new Set(
    roots.flatMap((id) => {
      const event = events.get(id)
      const view = { wall: history.wall, names, time: history, now }
      return event === undefined || isShown(event, view) ? [] : [`t/${wall.place(id)}`]
    }),
  )
  const isBare = (page: Page) => page.kind === 'thread' && page.replies === 0 && page.posts.length === 1
  const shownAt = async (path: string) => {
    const page = await pageOf(app, { path, lang: 'en' }, later)
    const isPage = page.kind !== 'notice' && !(isBare(page) && hidden.has(path))
    return [`/${path}`, plain(isPage ? shown(page, says) : undefined)] as const
  }
  const paths = ['', ...roots.map((id) => `t/${wall.place(id)}`), 'g', 'l']
  return Object.fromEntries(await Promise.all(paths.map(shownAt)))
}

function never(): never {
  throw new Error('nothing is looked for here')
}
