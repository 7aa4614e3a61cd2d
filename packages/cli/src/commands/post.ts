// `commonwall post SOURCE`: says something on a wall. Everything that leaves is sealed, unless an ordinary relay is
// to have it at once under a lasting key.
//
// The text comes from a file or standard input and the key from a file: what stands in arguments is seen by everybody
// on the machine and kept by the shell. Without a key the post is a throwaway's: a fresh key, and the hour alone.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { readKeyFile, writeKeyFile, writeNewFile } from '@commonwall/node'
import { sealForCarrying } from '@commonwall/sync'
import {
  checkWallEvent,
  type Definition,
  type DefinitionHistory,
  type EventTemplate,
  encodeInboxBody,
  isHex64,
  startOfHour,
  type VerifiedEvent,
  WORD_KINDS,
} from '@commonwall/wall'
import { Command } from 'commander'
import { readWall } from '../definition/read-wall.ts'
import { articleOf, replyTo, rootAmong, threadOf } from '../post/compose.ts'
import { readInboxes } from '../post/inboxes.ts'
import { type Sent, sealFor, sendPlain, sendSealed } from '../post/send.ts'
import { signWithWork } from '../post/sign.ts'
import { provePost } from '../proof/prove.ts'
import { loadWall } from '../source/load-wall.ts'
import { openSource } from '../source/open-source.ts'
import { collect, now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, note, say, withJson } from '../terminal/output.ts'
import { random } from '../terminal/random.ts'

interface PostOptions extends JsonOption {
  readonly board?: string
  readonly title?: string
  readonly replyTo?: string
  readonly article?: string
  readonly lang?: string
  readonly file?: string
  readonly key?: string
  readonly saveKey?: string
  readonly to: readonly string[]
  readonly out?: string
  readonly plain?: boolean
  readonly wait?: boolean
  readonly at?: string
  readonly wall?: string
}

/** Milliseconds between two looks at the wall while waiting. */
const LOOK = 5_000

export function postCommand(): Command {
  return withJson(new Command('post'))
    .description(
      'write on a wall: a thread, a reply or an article; the text comes from standard input or --file',
    )
    .argument('<source>', 'where the wall is read: an address, a folder, or a file with it')
    .option('--board <slug>', 'board of a new thread or article')
    .option('--title <text>', 'its title (default: the first line of the text)')
    .option('--reply-to <id>', 'the post to answer')
    .option('--article <slug>', 'make it an article of this name, or its next version')
    .option('--lang <tag>', 'language of the text (default: the first of the wall)')
    .option('--file <file>', 'file with the text')
    .option('--key <file>', 'file with a lasting key (default: a throwaway key, and only the hour)')
    .option('--save-key <file>', 'keep the throwaway key in a new file, to withdraw the post later')
    .option(
      '--to <address>',
      'where to send it: http(s) or ws(s), several allowed (default: the wall’s logs)',
      collect,
      [],
    )
    .option('--out <file>', 'send nothing: seal it into an outbox file, to be carried')
    .option('--plain', 'unsealed and at once, to a relay in --to; needs --key')
    .option('--wait', 'wait until it is on the wall')
    .option(
      '--at <time>',
      'sign now, send at this hour, such as 2026-11-26T09:00+08:00; the command runs until then',
    )
    .option('--wall <id>', 'the wall that it must be')
    .action(async (name: string, options: PostOptions) => {
      refuseContradictions(options)
      const at = leavingAt(options)
      const { history, template } = await compose(name, options, Math.max(at ?? 0, now()))
      const definition = history.current
      const event = await sign(template, definition, options)
      checkWallEvent(event, { wall: definition.wall })
      if (at !== undefined) await waitUntil(at, options)
      if (options.plain) return report(event, definition, name, options, await sendPlain(event, options.to))
      const source = await openSource(name)
      const inboxes = await readInboxes(source.read, history, now())
      if (options.out !== undefined) {
        const { pow, keepers } = definition
        const known = { inboxes, pow, keepers, time: history.wallTime }
        const lines = await sealForCarrying(event, known, now(), random)
        writeNewFile(options.out, encodeInboxBody(lines), 0o600)
        return say(options, { id: event.id, state: 'waiting', file: options.out }, [
          `Sealed ${event.id}`,
          `It waits in ${options.out}; whoever carries that file can neither read nor change it.`,
          `Send it from anywhere: commonwall import ${options.out} --to ADDRESS`,
        ])
      }
      const sealed = await sealFor(event, inboxes, { work: definition.pow, now: now() })
      return report(event, definition, name, options, await sendSealed(sealed, options.to))
    })
}

function refuseContradictions({
  board,
  replyTo: parent,
  article,
  plain,
  key,
  saveKey,
  to,
  out,
}: PostOptions): void {
  const refuse = (message: string) => {
    throw new CommandError('usage/post', message, EXIT.usage)
  }
  if (parent === undefined && board === undefined)
    refuse('board: expected --board for a thread or article, or --reply-to')
  if (parent !== undefined && (board ?? article) !== undefined)
    refuse('reply-to: a reply has neither board nor article')
  if (parent !== undefined && !isHex64(parent)) refuse('reply-to: expected the id of a post, 64 hex digits')
  if (plain && (key === undefined || to.length === 0))
    refuse('plain: expected --key and the relay in --to as well')
  if (plain && out !== undefined) refuse('plain: what is carried in a file is always sealed')
  if (saveKey !== undefined && key !== undefined) refuse('save-key: the key is in a file already')
}

async function compose(
  name: string,
  options: PostOptions,
  at: number,
): Promise<{ history: DefinitionHistory; template: EventTemplate }> {
  const text = readText(options)
  const createdAt = options.key === undefined ? startOfHour(at) : at
  if (options.replyTo !== undefined) {
    const { report, history } = await loadWall(name, { wall: options.wall, now: now() })
    const definition = history.current
    const parent = report.events.get(options.replyTo)
    const root = parent && rootAmong(parent, report.events)
    if (parent === undefined || root === undefined || !WORD_KINDS.has(parent.kind))
      throw new CommandError(
        'post/no-parent',
        `reply-to: expected a post whose thread is held at ${name}, found it not`,
      )
    const said = { wall: definition.wall, text, lang: options.lang ?? definition.langs[0] ?? 'en', createdAt }
    return { history, template: replyTo(said, parent, root) }
  }
  const { history } = await readWall(name, now(), options.wall)
  const definition = history.current
  const board = options.board ?? ''
  if (!definition.boards.some(({ slug }) => slug === board))
    throw new CommandError(
      'post/no-board',
      `board: expected one of ${[...new Set(definition.boards.map(({ slug }) => slug))].join(', ')}, got ${board}`,
    )
  const [first = '', ...rest] = text.split('\n')
  const title = options.title ?? first.trim()
  const body = options.title === undefined ? rest.join('\n').trim() : text
  const said = {
    wall: definition.wall,
    text: body,
    lang: options.lang ?? definition.langs[0] ?? 'en',
    createdAt,
  }
  const template =
    options.article === undefined
      ? threadOf(said, { board, title })
      : articleOf(said, { board, title, slug: options.article })
  return { history, template }
}

/** Unix seconds; undefined where it is to leave at once. @throws CommandError */
function leavingAt({ at, out }: PostOptions): number | undefined {
  if (at === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/.test(at)
    ? Date.parse(at)
    : Number.NaN
  if (Number.isNaN(time))
    throw new CommandError(
      'usage/post',
      `at: expected a time with its zone, such as 2026-11-26T09:00+08:00, got ${at}`,
      EXIT.usage,
    )
  if (out !== undefined)
    throw new CommandError('usage/post', 'at: a file is sent by whoever carries it', EXIT.usage)
  return Math.floor(time / 1000)
}

/** Waits for the hour; what is signed lies in this process alone, and is lost if it ends. */
async function waitUntil(at: number, options: PostOptions): Promise<void> {
  const left = () => 1000 * (at - now())
  if (left() > 0)
    note(
      options,
      `Signed; it leaves at ${new Date(1000 * at).toISOString()}, if this command still runs then.`,
    )
  // A day at most at a time: longer ones do not fit a timer, and a clock that is put right meanwhile counts.
  for (let rest = left(); rest > 0; rest = left()) await setTimeout(Math.min(rest, 60_000))
}

function readText({ file }: PostOptions): string {
  if (file === undefined && process.stdin.isTTY) console.error('Write the text, then Ctrl+D:')
  const text = readFileSync(file ?? process.stdin.fd, 'utf8')
    .replace(/\r\n?/g, '\n')
    .trim()
  if (text === '')
    throw new CommandError('post/no-text', 'text: expected some, in --file or on standard input')
  return text
}

async function sign(
  template: EventTemplate,
  definition: Definition,
  { key, saveKey }: PostOptions,
): Promise<VerifiedEvent> {
  const secret = key === undefined ? randomBytes(32) : readKeyFile(key)
  if (saveKey !== undefined) writeKeyFile(saveKey, secret)
  return signWithWork(template, definition, secret)
}

async function report(
  { id }: VerifiedEvent,
  definition: Definition,
  name: string,
  options: PostOptions,
  sent: readonly Sent[],
): Promise<void> {
  const taken = sent.filter(({ refused }) => refused === undefined)
  if (taken.length === 0) throw new CommandError('post/refused', `the post was refused: ${sent[0]?.refused}`)
  if (!options.wait)
    return say(options, { id, state: 'sent', sent }, [
      `Sent ${id}`,
      options.plain
        ? 'It is on its way onto the wall.'
        : `It is released with others, within ${definition.batch} to ${4 * definition.batch} minutes; --wait waits for that.`,
    ])
  note(options, `Sent ${id}; waiting until it is on the wall …`)
  const { read } = await openSource(name)
  for (;;) {
    const proof = await provePost(id, { read, definition, most: 4_096 }).catch(() => undefined)
    if (proof) {
      const { index, witnessing } = proof
      return say(options, { id, state: 'on the wall', index, witnessing, sent }, [
        `On the wall: #${index}, ${witnessing.cosigned} of ${witnessing.of} witnesses`,
      ])
    }
    await setTimeout(LOOK)
  }
}
