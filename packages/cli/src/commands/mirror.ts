// `commonwall mirror SOURCE… --to FOLDER|s3://…`: keeps a static copy of a wall in step, on a host that runs nothing;
// with `--serve` a second node, which shows the wall, takes posts and hands them on.
//
// Everything is verified before it is published, and never taken back: a source that is behind, or shows another
// history, changes nothing.

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  createLog,
  dataFolder,
  mirrorFolder,
  readWallFile,
  silentLog,
  startNode,
  takeInto,
} from '@commonwall/node'
import { readFolder } from '@commonwall/sync/node'
import { sha256, toHex } from '@commonwall/tlog'
import { evidencePath } from '@commonwall/wall'
import { Command } from 'commander'
import { type Followed, follow } from '../follow/follow.ts'
import { keepFollowing } from '../follow/keep-following.ts'
import { bucketTarget } from '../mirror/bucket-target.ts'
import { folderTarget } from '../mirror/folder-target.ts'
import { type Published, publishTo } from '../mirror/publish-to.ts'
import type { Target } from '../mirror/target.ts'
import { loadWall } from '../source/load-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { fetching } from '../terminal/dialing.ts'
import { type JsonOption, note, say, sayUp, withJson } from '../terminal/output.ts'
import { listening, parsePort, parsePrefix, parseSeconds, untilStopped } from './running.ts'

interface MirrorOptions extends JsonOption {
  readonly to?: string
  readonly data?: string
  readonly prefix?: string
  readonly every?: number
  readonly serve?: boolean
  readonly port: number
  readonly host: string
  readonly operatorPort?: number
  readonly wall?: string
  readonly endpoint?: string
  readonly region: string
}

export function mirrorCommand(): Command {
  return withJson(listening(new Command('mirror'), 4850))
    .description('keep a copy of a wall in step, in a folder or a bucket, or as a second node')
    .argument('<source...>', 'where it is read: addresses, folders, files; the first that verifies is enough')
    .option('--to <target>', 'folder that a web server serves, or s3://BUCKET/PREFIX')
    .option('--data <folder>', 'where the mirror keeps what it has verified (default: beside --to)')
    .option('--prefix <path>', 'path under which everything lives, such as wall/one', parsePrefix)
    .option(
      '--every <seconds>',
      'go on, and look again every so many seconds (default: once; with --serve 60)',
      parseSeconds,
    )
    .option('--serve', 'be a second node on --port: pages, relay, inbox; posts are handed on to the logs')
    .option(
      '--operator-port <number>',
      'with --serve: your own page and metrics on this port of loopback, to this machine alone',
      parsePort,
    )
    .option('--wall <id>', 'the wall that it must be; the first one found is remembered')
    .option('--endpoint <url>', 'service of the bucket (default: AWS)')
    .option('--region <name>', 'region of the bucket', 'auto')
    .addHelpText(
      'after',
      '\nThe keys of a bucket are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    )
    .action(async (sources: readonly string[], options: MirrorOptions) => {
      if (options.to === undefined && !options.serve)
        throw new CommandError(
          'usage/mirror',
          'to: expected a folder or bucket in --to, or --serve',
          EXIT.usage,
        )
      const mirror = await openMirror(sources, options)
      await (options.serve ? serve(mirror, options) : repeat(mirror, options))
    })
}

interface Mirror {
  readonly sources: readonly string[]
  readonly folder: string
  readonly wall: string
  /** The folder that is published, prefix included. */
  readonly published: string
  readonly prefix: string
  readonly target: Target | undefined
}

async function openMirror(sources: readonly string[], options: MirrorOptions): Promise<Mirror> {
  const { to, prefix = '', data } = options
  const folder =
    data ?? (to === undefined || to.startsWith('s3:') ? undefined : `${to.replace(/\/+$/, '')}-mirror`)
  if (folder === undefined)
    throw new CommandError('usage/mirror', 'data: expected --data for a bucket or --serve', EXIT.usage)
  const paths = dataFolder(folder)
  if (!existsSync(paths.wallFile)) mirrorFolder({ folder, founding: await foundingAt(sources, options) })
  const { founding } = readWallFile(paths.wallFile)
  if (options.wall !== undefined && options.wall !== founding.id)
    throw new CommandError(
      'mirror/another-wall',
      `${folder}: expected the wall ${options.wall}, it mirrors ${founding.id}`,
    )
  return {
    sources,
    folder,
    wall: founding.id,
    published: join(paths.published, prefix),
    prefix,
    target: to === undefined ? undefined : targetOf(to, prefix, options),
  }
}

/** The first wall that verifies is the one that is mirrored from then on. @throws CommandError */
async function foundingAt(sources: readonly string[], { wall }: MirrorOptions) {
  let reason: unknown
  for (const source of sources)
    try {
      const loaded = await loadWall(source, { wall, now: now() })
      const founding = loaded.report.events.get(loaded.wall)
      if (founding) return founding
    } catch (error) {
      reason = error
    }
  throw reason
}

function targetOf(to: string, prefix: string, { endpoint, region }: MirrorOptions): Target {
  return to.startsWith('s3:')
    ? bucketTarget({ to, prefix, endpoint, region, environment: process.env })
    : folderTarget(to, prefix)
}

/** One round without a node: takes in, and publishes. */
async function round({ sources, folder, wall, published, prefix, target }: Mirror): Promise<Round> {
  const held = readFolder(published)
  const followed = await follow({
    sources,
    wall,
    held,
    now: now(),
    takeIn: (copy) => takeInto({ folder, prefix, copy, log: silentLog, now, ...fetching() }),
    keepEvidence: (bytes) =>
      folderTarget(published, '').put({ path: evidencePath(toHex(sha256(bytes))), bytes }),
  })
  return {
    followed,
    ...(target && { published: await publishTo(target, published, join(folder, 'published.json')) }),
  }
}

interface Round {
  readonly followed: readonly Followed[]
  readonly published?: Published
}

function linesOf({ followed, published }: Round): readonly string[] {
  const signs = { taken: '✓', same: '✓', wrong: '✗', differs: '✗', silent: '?' } as const
  return [
    ...followed.map(({ outcome, says }) => `${signs[outcome]} ${says}`),
    ...(published ? [`${published.put} files written, ${published.removed} old ones removed`] : []),
  ]
}

async function repeat(mirror: Mirror, options: MirrorOptions): Promise<void> {
  const { every } = options
  const stop = new AbortController()
  const stopped = every === undefined ? undefined : untilStopped(async () => stop.abort())
  do {
    const done = await round(mirror)
    say(options, { wall: mirror.wall, ...done }, linesOf(done))
    process.exitCode = done.followed.some(isGood)
      ? 0
      : done.followed.every(isSilent)
        ? EXIT.unreachable
        : EXIT.wrong
    if (every !== undefined)
      await setTimeout(every * 1000, undefined, { signal: stop.signal }).catch(() => {})
  } while (every !== undefined && !stop.signal.aborted)
  await stopped
}

function isGood({ outcome }: Followed): boolean {
  return outcome === 'taken' || outcome === 'same'
}

function isSilent({ outcome }: Followed): boolean {
  return outcome === 'silent'
}

async function serve(mirror: Mirror, options: MirrorOptions): Promise<void> {
  const { folder, prefix, published, wall, sources, target } = mirror
  // What is there is taken in before anybody looks, if a source answers.
  note(options, ...linesOf({ followed: (await round({ ...mirror, target: undefined })).followed }))
  const node = await startNode({
    folder,
    port: options.port,
    host: options.host,
    log: createLog(),
    ...fetching(),
    random: randomBytes,
    ...(prefix !== '' && { prefix }),
    ...(options.operatorPort !== undefined && { operatorPort: options.operatorPort }),
  })
  const { url, operator } = node
  sayUp(options, { url, wall, ...(operator !== undefined && { operator }) }, [
    `The wall is at ${url}, as a mirror`,
    ...(operator === undefined ? [] : [`Your own page, on this machine alone: ${operator}`]),
  ])
  const following = keepFollowing(node, published, sources, {
    every: options.every ?? 60,
    after: async () => target && publishTo(target, published, join(folder, 'published.json')),
  })
  await untilStopped(async () => {
    await following.stop()
    await node.close()
  })
}
