// What lies are told about: a real wall with four real witnesses, begun a day ago, behind a home that can be held back
// and a mirror that lies. A reader opens it at the home.

import { type NostrEvent, parsePath } from '@commonwall/wall'
import { openSmallWall, type SmallWall } from '../../packages/sync/test/small-wall.ts'
import { untilAppLoads } from '../app/demo-node.ts'
import { type Mirror, openMirror, type Served } from './mirror.ts'

export interface Stage {
  readonly wall: SmallWall
  /** The address of the page: the node's own files, or those of a moment that is past. */
  readonly home: Mirror
  readonly mirror: Mirror
  /** As the node published it thirty hours ago. */
  readonly old: Served
  /** As it was before the last post. */
  readonly before: Served
  /** Unix seconds. */
  readonly now: () => number
  /** Titles of all posts, in the order in which they were logged. */
  readonly titles: readonly string[]
  readonly posts: readonly NostrEvent[]
  /** Logs one more. @returns its title */
  say(): Promise<string>
  files(): Promise<Served>
  close(): Promise<void>
}

const HOUR = 3_600

export async function openStage(): Promise<Stage> {
  let behind = 30 * HOUR
  const now = () => Math.floor(Date.now() / 1000) - behind
  const wall = await openSmallWall({ now, posts: 3, witnesses: 4, app: true })
  const files = async () =>
    new Map([...(await wall.files())].filter(([path]) => parsePath(path) !== undefined))
  const old = await files()
  behind = 0
  const home = await openMirror(wall.node.url)
  const mirror = await openMirror(wall.node.url)
  let before = old
  const posts: NostrEvent[] = [...wall.events]
  const titles = posts.flatMap(({ tags, kind }) =>
    kind === 11 ? (tags.find(([name]) => name === 'title')?.[1] ?? []) : [],
  )
  await untilAppLoads(home.url)
  return {
    wall,
    home,
    mirror,
    old,
    get before() {
      return before
    },
    now,
    titles,
    posts,
    files,
    async say() {
      before = await files()
      const title = `Said as number ${titles.length + 1}`
      posts.push(await wall.add(title))
      titles.push(title)
      return title
    },
    async close() {
      await home.close()
      await mirror.close()
      await wall.close()
    },
  }
}
