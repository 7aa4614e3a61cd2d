// Serves a demonstration, and makes its wall first where there is none.

import { type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog, dataFolder, loadRenderer, startNode } from '@commonwall/node'
import { untilStopped } from '../commands/running.ts'
import { isLoopback } from '../doctor/loopback.ts'
import { type JsonOption, note, sayUp } from '../terminal/output.ts'
import { openDoorways } from './doors/doorways.ts'
import type { FirstWall } from './first-wall.ts'

export interface DemoOptions extends JsonOption {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly all?: boolean
  readonly beside?: boolean
}

/** Stands in the data folder while its wall is made; whoever finds it there begins anew. */
const UNFINISHED = 'unfinished'

/** Seconds between releases of the batch, while people watch; a wall of people has minutes. */
const TICK = 5
/** The same on the second wall, where nobody else writes. */
const TICK_BESIDE = 2

/** Until it is told to stop. @param keys of its issuers, on their way, where they were begun before */
export async function demonstrate(
  { port, host, data, all = false, json, beside = false }: DemoOptions,
  keys?: Promise<readonly KeyObject[]>,
): Promise<void> {
  // At a first start it must be built, beside all that follows; a failure is told by the node, which needs it last.
  loadRenderer().catch(() => undefined)
  const unfinished = join(data, UNFINISHED)
  // Ended while it was made: nobody had written there yet.
  if (existsSync(unfinished)) rmSync(data, { recursive: true })
  const isNew = !existsSync(dataFolder(data).wallFile)
  let first: FirstWall | undefined
  if (isNew) {
    // Some 16,000 posts in all languages, each signed and taken in like any other.
    const takes = all ? 'a minute or two, with all the languages' : 'some seconds'
    note(json ? { json } : {}, `A wall is made, at the first start only: ${takes}.`)
    mkdirSync(data, { recursive: true })
    // A folder with anything of somebody else's in it is never emptied.
    if (readdirSync(data).length === 0) writeFileSync(unfinished, '')
    const { firstWall } = await import('./first-wall.ts')
    const url = `http://127.0.0.1:${port}/`
    first = await firstWall({ folder: data, url, all, assembly: !beside, random: randomBytes, keys })
  }
  // Whoever reaches the doors can alter and stop what is behind them: never more than this machine.
  const doors = !beside && isLoopback(`http://${host}/`) ? openDoorways(data) : undefined
  const node = await startNode({
    folder: data,
    port,
    host,
    app: !beside,
    log: createLog({ level: 'warn' }),
    ...(first && { plant: first.posts, now: first.now }),
    ...(doors && { operatorPort: 0 }),
    demonstration: {
      tick: beside ? TICK_BESIDE : TICK,
      ...(first && { before: first.before }),
      ...(doors && { doors }),
    },
  })
  rmSync(unfinished, { force: true })
  const { operator } = node
  sayUp(json ? { json } : {}, { url: node.url, wall: node.wall, ...(operator && { operator }) }, [
    `The wall is at ${node.url}`,
    `Write to it with any Nostr client at ${node.url.replace('http', 'ws')}`,
    `Check it with: npm run commonwall -- verify ${node.url}`,
    ...(operator ? [`What whoever runs it sees, on this machine alone: ${operator}`] : []),
  ])
  await untilStopped(async () => {
    await doors?.close()
    await node.close()
  })
}
