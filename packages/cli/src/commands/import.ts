// `commonwall import FILE`: takes what somebody carried, whatever it is: a wall (a bundle, a page, a folder, an address)
// into a folder of one's own, an outbox file or posts on to a log; and with `--board`, what was published elsewhere
// (RSS, Atom, a WordPress export, Markdown, HTML) as articles that say that nobody signed them then.

import { existsSync, openAsBlob } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dataFolder, mirrorFolder, readWallFile, silentLog, takeInto } from '@commonwall/node'
import { openFile, TransportError } from '@commonwall/sync'
import { readFolder } from '@commonwall/sync/node'
import { sha256, toHex } from '@commonwall/tlog'
import { evidencePath, parseEventJson, verifyEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { follow } from '../follow/follow.ts'
import { type ArticleOptions, importPublished } from '../import/articles/import-published.ts'
import { sendOpen, sendSealed } from '../import/send-lines.ts'
import { folderTarget } from '../mirror/folder-target.ts'
import { loadWall } from '../source/load-wall.ts'
import { isAddress } from '../source/open-source.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { fetching } from '../terminal/dialing.ts'
import { say, withJson } from '../terminal/output.ts'

interface ImportOptions extends ArticleOptions {
  readonly data?: string
  readonly board?: string
}

export function importCommand(): Command {
  return withJson(new Command('import'))
    .description(
      'take in what was carried: a wall into --data, an outbox file or posts to --to; or what was published elsewhere, onto --board',
    )
    .argument(
      '<file>',
      'bundle, page, folder, outbox file, posts as JSON lines, or an address; with --board: RSS, Atom, WordPress export, Markdown, HTML, or a folder of these',
    )
    .option(
      '--data <folder>',
      'a wall: data folder of a node that is stopped, or of a mirror; made if it is not there',
    )
    .option('--to <address>', 'an outbox file or posts: a node, mirror or relay that takes them')
    .option('--wall <id>', 'the wall that it must be')
    .option('--board <slug>', 'import articles onto this board; needs --key and --to')
    .option('--key <file>', 'file with the lasting key that signs what is imported')
    .option('--lang <tag>', 'language of articles that say none')
    .option('--date <date>', 'date of articles that say none: 2015, 2015-12 or 2015-12-16')
    .option('--record <file>', 'file that keeps what was signed (default: beside the key)')
    .option('--skip-wrong', 'import the others where some articles cannot be')
    .option('--dry-run', 'show what would be imported, and sign nothing')
    .action(async (name: string, options: ImportOptions) => {
      if (options.board !== undefined) return importPublished(name, options.board, options)
      const lines = await linesIn(name)
      if (lines === undefined) return importWall(name, options)
      return importLines(name, lines, options)
    })
}

/** The lines of an outbox file or of a file with posts; undefined where it is a wall. */
async function linesIn(name: string): Promise<readonly string[] | undefined> {
  if (isAddress(name) || !(await stat(name).catch(() => undefined))?.isFile()) return undefined
  try {
    const opened = await openFile(name, await openAsBlob(name))
    if (opened.kind === 'wall') return undefined
    if (opened.kind === 'lines') return opened.lines
    if (opened.kind === 'card')
      throw new CommandError('import/card', `${name}: this is an address for one person; open it in the app`)
    throw new CommandError(
      'import/proof',
      `${name}: this proves the place of one post; commonwall verify checks it`,
    )
  } catch (error) {
    // More posts than one outbox file holds are posts as JSON lines.
    if (!(error instanceof TransportError && error.code === 'transport/too-long')) throw error
    return (await readFile(name, 'utf8')).split('\n').filter((line) => line !== '')
  }
}

async function importWall(name: string, options: ImportOptions): Promise<void> {
  const { data } = options
  if (data === undefined)
    throw new CommandError('usage/import', 'data: expected the folder to take this wall into', EXIT.usage)
  const paths = dataFolder(data)
  if (!existsSync(paths.wallFile)) {
    const { wall, report } = await loadWall(name, { wall: options.wall, now: now() })
    const founding = report.events.get(wall)
    if (founding) mirrorFolder({ folder: data, founding })
  }
  const wall = options.wall ?? readWallFile(paths.wallFile).founding.id
  const [followed] = await follow({
    sources: [name],
    wall,
    held: readFolder(paths.published),
    now: now(),
    takeIn: (copy) => takeInto({ folder: data, copy, log: silentLog, now, ...fetching() }),
    keepEvidence: (bytes) =>
      folderTarget(paths.published, '').put({ path: evidencePath(toHex(sha256(bytes))), bytes }),
  })
  if (followed?.outcome !== 'taken' && followed?.outcome !== 'same')
    throw new CommandError('import/refused', followed?.says ?? name)
  say(options, { wall, outcome: followed.outcome, says: followed.says }, [
    `Taken into ${data}: ${followed.says}`,
    `Its copy for all is ${paths.published}.`,
  ])
}

async function importLines(name: string, lines: readonly string[], options: ImportOptions): Promise<void> {
  const { to } = options
  if (to === undefined)
    throw new CommandError('usage/import', 'to: expected the address to send these posts to', EXIT.usage)
  const events = lines.map(parseEventJson)
  const sealed = events.every(({ kind }) => kind === 1059)
  const results = sealed
    ? await sendSealed(lines, to)
    : await sendOpen(
        events.flatMap((event) => verifyEvent(event) ?? []),
        to,
      )
  const refused = results.filter((result) => result.refused !== undefined)
  const reasons = [...new Set(refused.map((result) => result.refused))]
  say(options, { lines: results.length, refused: refused.length, reasons }, [
    `${results.length - refused.length} of ${results.length} lines of ${name} were taken`,
    ...reasons.map((reason) => `  refused: ${reason}`),
  ])
  if (refused.length > 0) process.exitCode = EXIT.wrong
}
