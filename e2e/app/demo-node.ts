// The demonstration wall as `npm start` makes it, in this process, so that a test can release its batch at once.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, type RunningNode, silentLog, startNode } from '@commonwall/node'
import { type BoardTitle, KIND, titleOf, type VerifiedEvent } from '@commonwall/wall'
import type { Language } from '@commonwall/web/pages'
import { firstDay, plantAssembly } from '../../packages/cli/src/demo/assembly/plant.ts'
import { FIRST_LANGUAGES } from '../../packages/cli/src/demo/declaration.ts'
import { freePort } from '../../packages/cli/src/demo/doors/own-process.ts'
import { foundDemonstration } from '../../packages/cli/src/demo/found.ts'
import { BOARDS, FOLDED_AND_WITHDRAWN, HOW_IT_WORKS } from '../../packages/cli/src/demo/this-wall.ts'

/**
 * Seconds between releases of the batch. Each that is brought forward takes the node's clock so much further, and what is
 * dated a quarter of an hour ahead of a reader's clock is held back by it.
 */
const TICK = 30

/** Titles of what stands on it, whatever language the screen is in. */
export const HOW = HOW_IT_WORKS.title
export const FOLDED = FOLDED_AND_WITHDRAWN.title

/** What a board is called in the language of the screen. */
export function boardTitle(slug: 'declaration' | 'words-of-2015' | 'this-wall', language: Language): string {
  const titles = BOARDS.find((board) => board.slug === slug)?.titles ?? []
  const title = titles.find(([lang]) => lang === language)?.[1]
  if (title === undefined) throw new Error(`board ${slug}: expected a title in ${language}, got none`)
  return title
}

export interface DemoNode {
  readonly node: RunningNode
  /** Ends in a slash. */
  readonly url: string
  /** `host:port`. */
  readonly host: string
  readonly folder: string
  /** The secret key of the one moderator. */
  readonly moderator: Uint8Array
  /** The path of a thread by its title (`t/9`): places are given in the order in which signatures were checked. */
  pathOf(title: string): string
  /** Releases what waits in the batch, and gives it its places: what the clock brings within minutes. */
  release(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts it and waits until its pages load the app.
 * @param further posts to plant beside the demonstration's, made for its wall, some by its one moderator
 * @param assembly whether *The words* was held on it, which takes seconds: only for who looks at assemblies
 * @param groups of moderators beside its one
 * @param boards beside its own
 */
export async function startDemoNode(
  further: (
    wall: string,
    now: number,
    moderator: Uint8Array,
  ) => Promise<readonly VerifiedEvent[]> = async () => [],
  assembly = false,
  groups: readonly string[] = [],
  boards: readonly BoardTitle[] = [],
): Promise<DemoNode> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-demo-'))
  const now = Math.floor(Date.now() / 1000)
  // The order in which a demonstration draws its keys: keeper, moderator, authors.
  const drawn: Uint8Array[] = []
  const random = (length: number) => {
    const bytes = randomBytes(length)
    drawn.push(bytes)
    return bytes
  }
  const port = await freePort()
  const plant = await foundDemonstration({
    folder,
    url: `http://127.0.0.1:${port}/`,
    now,
    founded: assembly ? firstDay(now) : undefined,
    random,
    languages: FIRST_LANGUAGES,
    groups,
    boards,
  })
  const moderator = drawn[1] ?? new Uint8Array()
  const founded = plant[0]?.tags.find(([name]) => name === 'h')?.[1] ?? ''
  const planted = assembly ? plantAssembly({ folder, now, random: randomBytes }) : undefined
  const clock = planted?.now ?? (() => Math.floor(Date.now() / 1000))
  let ahead = 0
  const node = await startNode({
    folder: dataFolder(folder).root,
    port,
    app: true,
    demonstration: { tick: TICK, ...(planted && { before: planted.before }) },
    log: silentLog,
    plant: [...plant, ...(await further(founded, now, moderator))],
    now: () => clock() + ahead,
  })
  await untilAppLoads(node.url)
  return {
    node,
    url: node.url,
    host: new URL(node.url).host,
    folder,
    moderator,
    pathOf(title) {
      const { events } = node.store.query([{ kinds: [KIND.thread], tags: {} }], 1_000)
      const thread = events.find((event) => titleOf(event) === title)
      return `t/${node.store.position('default', thread?.id ?? '')}`
    },
    async release() {
      // The node's clock goes to the tick and comes back.
      ahead = Math.max(0, node.batch.due - Math.floor(Date.now() / 1000)) + 1
      await node.batch.releaseDue()
      ahead = 0
      await node.flush()
    },
    async close() {
      await node.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until the pages of a node load the app: it may have to be built. */
export async function untilAppLoads(url: string): Promise<void> {
  for (let tries = 0; !(await loadsApp(url)); tries++) {
    if (tries > 120) throw new Error('node: expected its pages to load the app within a minute')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function loadsApp(url: string): Promise<boolean> {
  return (await (await fetch(url)).text()).includes('<meta name="app"')
}
