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
  asPosted,
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
import { hourOf, untilTaken, waitUntil } from '../post/at-the-hour.ts'
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
import { readGiven } from '../terminal/read-given.ts'

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
    .option(
      '--title <text>',
      'its title, for all who see what runs here (default: the first line of the text)',
    )
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
      const at = options.at === undefined ? undefined : hourOf(options.at)
      const { history, template } = await compose(name, options, Math.max(at ?? 0, now()))
      const definition = history.current
      const event = await sign(template, definition, options)
      checkWallEvent(event, { wall: definition.wall })
      if (options.out !== undefined) return seal(event, name, history, options.out, options)
      if (at === undefined)
        return report(event, definition, name, options, await send(event, name, history, options))
      await waitUntil(at, options)
      const sent = await untilTaken(async () => {
        // In days a log may have been closed, or lost and continued by another.
        const { history: newest } = await readWall(name, now(), definition.wall)
        return send(event, name, newest, options)
      }, options)
      return report(event, definition, name, options, sent)
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
  at,
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
  if (at !== undefined && out !== undefined) refuse('at: a file is sent by whoever carries it')
  if (plain && out !== undefined) refuse('plain: what is carried in a file is always sealed')
  if (saveKey !== undefined && key !== undefined) refuse('save-key: the key is in a file already')
}

async function compose(
  name: string,
  options: PostOptions,
  at: number,
): Promise<{ history: DefinitionHistory; template: EventTemplate }> {
  let signs = 0
  const text = readText(options, () => signs++)
  const title = options.title && asPosted(options.title, () => signs++).normalize('NFC')
  if (signs > 0)
    note(
      options,
      `Marks that are not seen, or in links: ${signs}. They can tell whose copy it is, and are left out; short links and wording can tell too.`,
    )
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
  const body = title === undefined ? rest.join('\n').trim() : text
  const said = {
    wall: definition.wall,
    text: body,
    lang: options.lang ?? definition.langs[0] ?? 'en',
    createdAt,
  }
  const template =
    options.article === undefined
      ? threadOf(said, { board, title: title ?? first.trim() })
      : articleOf(said, { board, title: title ?? first.trim(), slug: options.article })
  return { history, template }
}

/**
 * Composed as the app composes it: a file that was written decomposed would tell which system it was written on.
 * @param onSign told of each sign that is left out (`asPosted`)
 */
function readText({ file }: PostOptions, onSign: () => void): string {
  if (file === undefined && process.stdin.isTTY) console.error('Write the text, then Ctrl+D:')
  const text = asPosted(
    (file === undefined ? readFileSync(process.stdin.fd) : readGiven(file)).toString(),
    onSign,
  )
    .normalize('NFC')
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

/** Into a file that is carried. */
async function seal(
  event: VerifiedEvent,
  name: string,
  history: DefinitionHistory,
  file: string,
  options: PostOptions,
): Promise<void> {
  const { read } = await openSource(name)
  const { pow, keepers } = history.current
  const inboxes = await readInboxes(read, history, now())
  const known = { inboxes, pow, keepers, time: history.wallTime }
  const lines = await sealForCarrying(event, known, now(), random)
  writeNewFile(file, encodeInboxBody(lines), 0o600)
  say(options, { id: event.id, state: 'waiting', file }, [
    `Sealed ${event.id}`,
    `It waits in ${file}; whoever carries that file can neither read nor change it.`,
    `Send it from anywhere: commonwall import ${file} --to ADDRESS`,
  ])
}

/** @returns what each address said @throws CommandError where none took it, or none answered */
async function send(
  event: VerifiedEvent,
  name: string,
  history: DefinitionHistory,
  { plain, to }: PostOptions,
): Promise<readonly Sent[]> {
  const sent = plain ? await sendPlain(event, to) : await sendSealed(await sealed(event, name, history), to)
  if (sent.every(({ refused }) => refused !== undefined))
    throw new CommandError('post/refused', `the post was refused: ${sent[0]?.refused}`)
  return sent
}

async function sealed(event: VerifiedEvent, name: string, history: DefinitionHistory) {
  const { read } = await openSource(name)
  const inboxes = await readInboxes(read, history, now())
  return sealFor(event, inboxes, { work: history.current.pow, now: now() })
}

async function report(
  { id }: VerifiedEvent,
  definition: Definition,
  name: string,
  options: PostOptions,
  sent: readonly Sent[],
): Promise<void> {
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
