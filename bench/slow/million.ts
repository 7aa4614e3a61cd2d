// A million posts in one wall: how long a start takes, how long a page, how much memory and disk.
//
//   npm run test:slow -- million [--folder FOLDER] [--posts 1000000] [--seed 1]
//
// Made once and kept (default: results/million, outside git): signing takes minutes. A later run measures again
// what it finds; one that was interrupted goes on where it ended.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteStore } from '@commonwall/node/store'
import { KIND } from '@commonwall/wall'
import { type BenchWall, foundWallIn, wallIn } from '../src/bench-wall.ts'
import type { Figure } from '../src/figure.ts'
import { describeMachine } from '../src/machine.ts'
import { measurePages } from '../src/measures/pages.ts'
import { measureReading } from '../src/measures/reading.ts'
import { serveNode } from '../src/served-node.ts'
import { median, quantile, rounded } from '../src/statistics.ts'
import type { Target } from '../src/target.ts'
import { measureCopyOf } from './million/copy-of.ts'
import { importParts, readPart } from './million/import-parts.ts'
import { makeParts, PART } from './million/make-parts.ts'
import { auditSample } from './million/sample-audit.ts'

interface MillionOptions {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

/** Seconds that a start may take, and milliseconds of the newest page at the database. */
const START = 3
const NEWEST = 5
/** Bytes that 500 new posts may cost a reader (DESIGN §8), and what may come again of a segment that she held in part. */
const MAX_CATCH_UP = 130_000
const MAX_AGAIN = 60_000
const ROUNDS = { rounds: 3, times: 50 }
const STARTS = 3

export async function run({ seed, log, args }: MillionOptions) {
  const folder = args.folder ?? join('results', 'million')
  const parts = Math.ceil(Number(args.posts ?? 1_000_000) / PART)
  const posts = parts * PART
  const notes: string[] = []
  const tell = (line: string) => notes.push(line)
  const wall = existsSync(join(folder, 'wall', 'wall.json'))
    ? wallIn(join(folder, 'wall'))
    : foundWallIn(join(folder, 'wall'), Math.floor(Date.now() / 1000) - 3 * posts)
  const partsFolder = join(folder, 'parts')
  await makeParts({ folder: partsFolder, seed, wall: wall.id, parts, newest: wall.founded + 3 * posts, log })
  const imported = await importParts(wall.folder, partsFolder, parts, log)
  if (imported.posts > 0) {
    tell(
      `stored ${imported.posts} posts at ${Math.round(imported.posts / imported.storeSeconds)}/s (signed by this run, not verified again)`,
    )
    tell(
      `logged and published them at ${Math.round(imported.posts / imported.logSeconds)}/s, start and stop included`,
    )
  }

  const newest = newestAtDatabase(wall)
  tell(`newest 50 at the database: ${rounded(newest)} ms (median of 200)`)
  const starts: Start[] = []
  for (let n = 0; n < STARTS; n++) starts.push(await timeStart(wall))
  const start = median(starts.map(({ process }) => process))
  const said = (pick: (one: Start) => number) =>
    `${rounded(median(starts.map(pick)))} s (${starts.map((one) => rounded(pick(one))).join(', ')})`
  tell(
    `start-up, from the process to listening: ${said((one) => one.process)}; of it the node itself ${said((one) => one.node)}`,
  )
  for (const line of await askRunning(wall, partsFolder, parts)) tell(line)
  const copied = await measureCopyOf(wall, partsFolder, parts, seed)
  for (const line of copied.notes) tell(line)

  const audit = await auditSample(join(wall.folder, 'public'), wall.logHash, posts)
  tell(
    `bodies verified: ${Math.round(audit.perSecond)}/s in a sample of ${audit.verified}; all ${posts} would take ${Math.round(posts / audit.perSecond)} s (extrapolated, without tree and anchors)`,
  )
  tell(
    `disk: store ${mebibytes(sizeOf(join(wall.folder, 'node.db')))}, published ${mebibytes(sizeOf(join(wall.folder, 'public')))}, the posts as JSON lines ${mebibytes(sizeOf(partsFolder))}`,
  )
  const checks = [
    start < START,
    newest < NEWEST,
    audit.verified > 0 && audit.wrong === 0,
    copied.first.requests <= 3,
    copied.fromFull.requests <= 3 && copied.fromPart.requests <= 3,
    copied.fromFull.bytes <= MAX_CATCH_UP,
    copied.fromPart.bytes <= MAX_CATCH_UP + MAX_AGAIN,
  ]
  const passed = checks.filter((check) => check).length
  return { passed, failed: checks.length - passed, skipped: 0, notes, posts, machine: describeMachine() }
}

function newestAtDatabase({ folder }: BenchWall): number {
  const store = new SqliteStore(join(folder, 'node.db'))
  try {
    const waits: number[] = []
    for (let n = 0; n < 200; n++) {
      const before = performance.now()
      const { events } = store.query([{ kinds: [KIND.thread, KIND.reply], tags: {}, limit: 50 }], 50)
      waits.push(performance.now() - before)
      if (events.length < 50) throw new Error(`newest 50: expected 50 events, got ${events.length}`)
    }
    return quantile(
      waits.sort((a, b) => a - b),
      0.5,
    )
  } finally {
    void store.close()
  }
}

/** Seconds of one start. */
interface Start {
  readonly process: number
  readonly node: number
}

async function timeStart({ folder }: BenchWall): Promise<Start> {
  const before = performance.now()
  const node = await serveNode(folder, { portable: false })
  const process = (performance.now() - before) / 1000
  await node.close()
  return { process, node: node.seconds }
}

/** What clients of the running node see, and the memory that it took. */
async function askRunning({ folder }: BenchWall, partsFolder: string, parts: number): Promise<string[]> {
  const node = await serveNode(folder, { portable: false })
  try {
    const before = await node.used()
    // Old threads and new ones.
    const held = [0, Math.floor(parts / 2), parts - 1].flatMap((part) => readPart(partsFolder, part))
    const target: Target = { subject: 'commonwall', url: node.url.replace(/^http/, 'ws'), held }
    const figures = [
      ...(await measureReading(target, ROUNDS)),
      ...(await measurePages(node.url, target, ROUNDS)),
    ]
    const after = await node.used()
    return [
      ...figures.map(tellFigure),
      `memory: ${Math.round(before.rssMiB)} MiB after the start, ${Math.round(after.rssMiB)} MiB after the questions`,
    ]
  } finally {
    await node.close()
  }
}

function tellFigure({ name, value, unit, rounds, note }: Figure): string {
  if (value === undefined) return `${name}: *not exercised*: ${note}`
  return `${name}: ${value} ${unit} (${Math.min(...rounds)} … ${Math.max(...rounds)}; ${note})`
}

/** Bytes of a file, or of all files below a folder. */
function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`
}
