// `commonwall refuse ID --data DIR --law DE`: this host stops showing a post, says so with its own signature, and names
// the law. Nothing leaves the wall: the id keeps its place, and every other copy shows the text.
//
// Signed with the inbox key, which the log announces as its own, or with a mirror's own key, and sent to the running node
// like any other post; it counts at once. `--undo` takes it back. What results are computed from cannot be refused.

import { randomBytes } from 'node:crypto'
import { dataFolder, hostSecret, readWallFile } from '@commonwall/node'
import {
  FOLD_VERBS,
  isComputedFrom,
  isHex64,
  KIND,
  parseLabel,
  publicKeyOf,
  refusalBy,
  signEvent,
  stringifyEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { Command, Option } from 'commander'
import { deliver } from '../post/deliver.ts'
import { askRelay } from '../source/ask-relay.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'

interface RefuseOptions extends JsonOption {
  readonly data: string
  readonly law?: string
  readonly because: string
  readonly at: string
  readonly undo?: boolean
}

const REASONS = FOLD_VERBS.map((verb) => verb.slice('fold/'.length))

export function refuseCommand(): Command {
  return withJson(new Command('refuse'))
    .description('as the operator of a host: stop showing a post here, under a law that you name, openly')
    .argument('<id>', 'id of the post')
    .requiredOption('--data <folder>', 'data folder of the node')
    .option('--law <country>', 'whose law: ISO 3166-1, two capital letters such as DE')
    .addOption(new Option('--because <reason>', 'why').choices(REASONS).default('illegal'))
    .option('--at <address>', 'where the node listens', 'http://127.0.0.1:4848/')
    .option('--undo', 'show it again')
    .action(async (id: string, options: RefuseOptions) => {
      if (!isHex64(id)) throw usage(`id: expected 64 lower-case hex digits, got ${id}`)
      const folder = dataFolder(options.data)
      const host = { wall: readWallFile(folder.wallFile).founding.id, secret: hostSecret(folder) }
      const relay = options.at.replace(/^http/, 'ws')
      const [kind] = (await askRelay(relay, { ids: [id] })).map((event) => event.kind)
      if (isComputedFrom(kind)) throw usage('id: results are computed from it, so no host may hide it')
      const word = options.undo ? await takingBack(id, host, relay) : refusing(id, host, options)
      const [result] = await deliver(relay, '', [stringifyEvent(word)])
      if (result === undefined || result.refused !== undefined)
        throw new CommandError('refuse/refused', `the node refused: ${result?.refused ?? 'no answer'}`)
      say(
        options,
        { id, word: word.id, shown: options.undo === true },
        options.undo
          ? [`Shown here again: ${id}`]
          : [
              `Withheld here under the law of ${options.law}: ${id}`,
              'It keeps its place, your signature says who withholds it, and other copies go on showing it.',
            ],
      )
    })
}

interface Host {
  readonly secret: Uint8Array
  readonly wall: string
}

function refusing(id: string, { secret, wall }: Host, { law, because }: RefuseOptions): VerifiedEvent {
  if (law === undefined) throw usage('law: expected --law with two capital letters, such as DE')
  const tags = [
    ['h', wall],
    ['L', 'commonwall'],
    ['l', `fold/${because}`, 'commonwall'],
    ['e', id],
    ['jurisdiction', law],
  ]
  const label = signEvent({ kind: KIND.label, created_at: now(), tags, content: '' }, secret, randomBytes(32))
  parseLabel(label)
  return label
}

async function takingBack(id: string, { secret, wall }: Host, relay: string): Promise<VerifiedEvent> {
  const key = publicKeyOf(secret)
  const labels = await askRelay(relay, { kinds: [KIND.label], authors: [key], '#e': [id] })
  const e = labels.map((label) => label.id)
  const back =
    e.length > 0 ? await askRelay(relay, { kinds: [KIND.withdrawal], authors: [key], '#e': e }) : []
  const own = labels.filter((label) => refusalBy([key], id, [label], back) !== undefined)
  if (own.length === 0)
    throw new CommandError('refuse/none', `id: expected a post that this host refuses, got ${id}`)
  const tags = [['h', wall], ...own.map((label) => ['e', label.id])]
  return signEvent({ kind: KIND.withdrawal, created_at: now(), tags, content: '' }, secret, randomBytes(32))
}

function usage(message: string): CommandError {
  return new CommandError('usage/refuse', message, EXIT.usage)
}
