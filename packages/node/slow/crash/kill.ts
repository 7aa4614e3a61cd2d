// kill -9 at random instants of a writing node, and what must hold before and after each restart.

import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { logHash } from '@commonwall/wall'
import { openFiles } from '../../src/publish/files.ts'
import { checkGrowth, checkPublished } from '../../test/publish/check-published.ts'
import { seeded } from '../../test/publish/dropping-disk.ts'
import { temporaryFolder } from '../../test/sequencer/rig.ts'
import { KEY, openCrashWall } from './wall.ts'

export interface Kill {
  /** When it was killed: so many milliseconds after the process was started, or after it was ready. */
  readonly after: number
  readonly since: Moment
  /** Leaves that the published log then had. */
  readonly size: number
  /** What did not hold, or undefined. */
  readonly problem: string | undefined
}

export interface KillRun {
  readonly kills: readonly Kill[]
  /** Events that the node had acknowledged. */
  readonly acknowledged: number
  /** What did not hold at the very end, or undefined. */
  readonly problem: string | undefined
}

type Moment = 'start' | 'ready'

interface Seen {
  readonly size: number
  readonly root: string
}

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))
export interface KillOptions {
  readonly seed: number
  /** A life is at most so long, in milliseconds. */
  readonly life?: number
  readonly log?: (line: string) => void
}

/** The share of lives that are counted from the start of the process, most of which end before it is ready. */
const EARLY = 0.15

/** Lets a node write and die `count` times in one data folder. */
export async function killOften(count: number, options: KillOptions): Promise<KillRun> {
  const { seed, life = 1_200, log } = options
  const random = seeded(seed)
  const data = temporaryFolder()
  const acknowledged: string[] = []
  const seen: Seen[] = []
  const kills: Kill[] = []
  for (let i = 0; i < count; i++) {
    const since = random() < EARLY ? 'start' : 'ready'
    const after = Math.round(random() * life)
    const ended = await liveAndDie(data, acknowledged, seen, seed * 1_000 + i, { after, since })
    const { size, problem = ended } = await checkDead(data, seen)
    kills.push({ after, since, size, problem })
    if (problem !== undefined || i % 20 === 19) log?.(`kill ${i + 1}: ${size} leaves, ${problem ?? 'sound'}`)
  }
  const problem = await checkAlive(data, acknowledged, seen).catch((error: Error) => error.message)
  await rm(data, { recursive: true, force: true })
  return { kills, acknowledged: acknowledged.length, problem }
}

async function liveAndDie(
  data: string,
  acknowledged: string[],
  seen: Seen[],
  seed: number,
  { after, since }: Pick<Kill, 'after' | 'since'>,
): Promise<string | undefined> {
  // Numbers leave a gap for events that were being stored when the last process died.
  const first = acknowledged.length + 1_000 * seed
  const child = spawn(process.execPath, [WRITER, data, String(first), String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  let ready = () => {}
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    ready()
  })
  const ended = new Promise<string | undefined>((resolve) =>
    child.on('close', (code, signal) =>
      resolve(signal === 'SIGKILL' ? undefined : `the node ended by itself with ${code ?? signal}`),
    ),
  )
  if (since === 'ready') await Promise.race([isReady, ended])
  await Promise.race([setTimeout(after), ended])
  child.kill('SIGKILL')
  const problem = await ended
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    const [word, ...rest] = line.split(' ')
    if (word === 'stored') acknowledged.push(...rest)
    if (word === 'signed') seen.push({ size: Number(rest[0]), root: rest[1] ?? '' })
  }
  return problem
}

/** What anybody who copies the folder of the dead node must be able to verify. */
async function checkDead(data: string, seen: Seen[]): Promise<{ size: number; problem: string | undefined }> {
  const { files, hash } = await published(data)
  try {
    if (seen.length === 0 && (await files.read(`log/${hash}/checkpoint`)) === undefined)
      return { size: 0, problem: undefined }
    const now = await checkPublished(files, KEY, hash)
    for (const earlier of seen) await checkGrowth(now, { ...now.anchor, ...earlier })
    seen.push(now.anchor)
    return { size: now.anchor.size, problem: undefined }
  } catch (error) {
    return { size: 0, problem: (error as Error).message }
  }
}

/** Starts once more, in this process, and looks for every acknowledged event. */
async function checkAlive(
  data: string,
  acknowledged: readonly string[],
  seen: readonly Seen[],
): Promise<undefined> {
  const wall = await openCrashWall(data)
  try {
    for (const { rows } of [wall.batch, wall.ballots]) await rows.release(rows.ids())
    await wall.logs.flush()
    const { files, hash } = await published(data)
    const now = await checkPublished(files, KEY, hash)
    for (const earlier of seen) await checkGrowth(now, { ...now.anchor, ...earlier })
    const logged = new Set(now.ids)
    if (logged.size !== now.ids.length) throw new Error('an id stands twice')
    const lost = acknowledged.filter((id) => !logged.has(id) || wall.store.get(id) === undefined)
    if (lost.length > 0) throw new Error(`${lost.length} acknowledged events are lost`)
  } finally {
    await wall.close()
  }
  return undefined
}

async function published(data: string) {
  const options = { root: join(data, 'public'), scratch: join(data, 'reading'), now: () => 0, tick: 1 }
  return { files: await openFiles(options), hash: logHash(KEY.key) }
}
