// A wall as lines of text: the front, one board, one thread or article, what a search found.
//
// Whatever strangers wrote is shown without anything that a terminal would obey.

import {
  type BoardView,
  langOf,
  type Post,
  type ThreadSummary,
  type ThreadView,
  titleOf,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { LoadedWall } from '../source/load-wall.ts'
import { indented, plainLine } from '../terminal/plain.ts'
import type { Calling, Telling } from './named.ts'

/** Threads of a board that the front shows. */
const ON_FRONT = 10

/** The head of everything: which wall this is, and how far it is witnessed. */
export function headLines(
  { wall, history, report, source }: LoadedWall,
  fingerprint: readonly string[],
): readonly string[] {
  const posts = report.logs.reduce((sum, { size }) => sum + size, 0)
  const { notice, wallTime } = history
  // Where no witness is named, the dates are the log's own word.
  const until = `; ${notice === 'unwitnessed' ? 'dated' : 'witnessed'} until ${dateOf(wallTime)}`
  return [
    history.current.titles.map(({ text }) => plainLine(text)).join(' · '),
    `${fingerprint.join(' ')} (${wall.slice(0, 16)}…)`,
    `${posts} posts, verified, from ${source.name}${wallTime > 0 ? until : ''}${notice === undefined ? '' : `; ${notice}`}`,
    '',
  ]
}

/** Every board with its newest threads. */
export function frontLines(boards: readonly BoardView[]): readonly string[] {
  return boards.flatMap((board) => {
    if (board.slug === '' && board.threads.length === 0) return []
    const more = board.threads.length - ON_FRONT
    return [
      `── ${board.slug === '' ? '(on no board)' : board.slug} ── ${board.titles.map(({ title }) => plainLine(title)).join(' · ')}`,
      ...board.threads.slice(0, ON_FRONT).map(rowOf),
      ...(more > 0 ? [`   … and ${more} more: --board ${board.slug}`] : []),
      '',
    ]
  })
}

export function boardLines(board: BoardView): readonly string[] {
  return [
    `── ${board.slug} ── ${board.titles.map(({ title }) => plainLine(title)).join(' · ')}`,
    ...board.threads.map(rowOf),
  ]
}

function rowOf({ id, title, replies, lastActivity, lang, article }: ThreadSummary): string {
  const kind = article ? 'article, ' : ''
  return `   ${plainLine(title ?? '')}  [${lang ?? '?'}]\n      ${kind}${replies} replies, ${dateOf(lastActivity)}, ${id}`
}

/** How posts are shown. */
interface Showing {
  /** Folded ones too. */
  readonly unfold: boolean
  readonly tell: Telling
  readonly called: Calling
}

/** A thread, floor by floor; folded posts show their reason, and their text where it was asked for. */
export function threadLines(view: ThreadView, loaded: LoadedWall, showing: Showing): readonly string[] {
  const { thread, summary } = view
  return [
    `══ ${plainLine(summary.title ?? '(its first post is not held)')}`,
    ...[thread.root, ...thread.posts].flatMap((post) => ['', ...postLines(post, view, loaded, showing)]),
  ]
}

function postLines(
  post: Post<VerifiedEvent>,
  view: ThreadView,
  loaded: LoadedWall,
  { unfold, tell, called }: Showing,
): readonly string[] {
  const { id, floor, event } = post
  const number = floor === undefined ? '   ' : `#${floor}`
  if (event === undefined || post.gone)
    return [`${number} (no body here: withdrawn, folded for good, or withheld by this copy)  ${id}`]
  const fold = view.folds.get(id)
  const head = `${number} ${writer(event, view, loaded, called)}, ${dateOf(event.created_at)}, ${standing(event, loaded)}${langOf(event) === undefined ? '' : ` [${langOf(event)}]`}`
  const parent = post.parent === undefined ? [] : [`   answers ${floorOf(post.parent, view)}`]
  if (fold !== undefined && !unfold)
    return [head, `   folded: ${fold.reason?.replace('fold/', '') ?? ''} (--unfold shows it)  ${id}`]
  const floors = new Map(view.thread.posts.map((one) => [one.id, one.floor] as const))
  return [head, `   ${id}`, ...parent, indented(tell(event.content, floors), '   ')]
}

function floorOf(id: string, { thread }: ThreadView): string {
  const floor = thread.posts.find((post) => post.id === id)?.floor
  return floor === undefined ? id : `#${floor}`
}

function writer(
  { pubkey }: VerifiedEvent,
  { writers }: ThreadView,
  { names }: LoadedWall,
  called: Calling,
): string {
  if (names.nameOf(pubkey) === undefined) return `throwaway ${writers.get(pubkey) ?? pubkey.slice(0, 8)}`
  const name = called(pubkey)
  return name === undefined
    ? `name ${pubkey.slice(0, 16)}…`
    : `name ${plainLine(name).slice(0, 48)} (${pubkey.slice(0, 16)}…)`
}

function standing({ id }: VerifiedEvent, { history, report }: LoadedWall): string {
  if (!report.logs.some(({ positions }) => positions.has(id))) return 'not yet logged'
  if (history.isProvisional(id)) return 'provisional'
  return history.isWitnessed(id) ? 'on the wall' : 'logged, not witnessed yet'
}

/** Posts in which something was found, newest first. */
export function foundLines(events: readonly VerifiedEvent[], tell: Telling): readonly string[] {
  return events.flatMap((event) => [
    `   ${plainLine(titleOf(event) ?? tell(event.content)).slice(0, 100)}`,
    `      ${dateOf(event.created_at)}, ${event.id}`,
  ])
}

function dateOf(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 16).replace('T', ' ')
}
