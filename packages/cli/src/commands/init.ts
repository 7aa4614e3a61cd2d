// `commonwall init FOLDER`: founds a wall.
//
// The keeper's key goes to a folder of its own, meant to be carried away: `serve` does not start while it can
// read it. Nothing is overwritten, ever.

import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { allOrNothing, foundWall, writeKeyFile } from '@commonwall/node'
import { fingerprint, parseDefinition, type WitnessEntry } from '@commonwall/wall'
import { Command } from 'commander'
import { readKey } from '../definition/read-key.ts'
import { readWitness } from '../definition/read-witness.ts'
import { collect, folderOf, withFolder } from '../terminal/arguments.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { describeLogs, logsOf } from './describe-logs.ts'

type Pairs = readonly (readonly [string, string])[]
type Boards = readonly (readonly [string, string, string])[]

interface InitOptions extends JsonOption {
  readonly data?: string
  readonly title: Pairs
  readonly board: Boards
  readonly url: string
  readonly keeper: readonly string[]
  readonly threshold: string
  readonly keepers: string | undefined
  readonly pow: string
  readonly batch: string
  readonly optional?: boolean
  readonly witness: readonly WitnessEntry[]
}

export function initCommand(): Command {
  return withJson(withFolder(new Command('init'), 'data folder to make'))
    .description('found a wall: its definition, the keys of its node, and one keeper’s key')
    .requiredOption('--title <lang=text>', 'what the wall is called (several allowed)', pairs, [] as Pairs)
    .requiredOption('--url <url>', 'where its log will be reached')
    .option('--board <slug:lang=title>', 'a board (several allowed)', boards, [] as Boards)
    .option(
      '--keeper <pubkey>',
      'public key of a further keeper (several allowed)',
      (text, before: readonly string[]) => collect(readKey(text), before),
      [] as readonly string[],
    )
    .option('--threshold <k>', 'how many keepers change the definition together', '1')
    .option('--keepers <folder>', 'where to write the new keeper’s key (default: FOLDER-keepers)')
    .option(
      '--witness <vkey=url>',
      'a witness: the key that it prints, and where it is (several allowed)',
      witnesses,
      [] as readonly WitnessEntry[],
    )
    .option('--pow <bits>', 'least proof of work for the default log', '0')
    .option('--batch <minutes>', 'minutes between releases', '15')
    .option('--optional', 'add a log for what does not meet the terms of the default one')
    .action((argument: string | undefined, options: InitOptions) => {
      const folder = folderOf(argument, options)
      const keepers = resolve(options.keepers ?? `${folder}-keepers`)
      const keyFile = join(keepers, 'keeper-1.key')
      const keeper = randomBytes(32)
      const founding = allOrNothing((making) => {
        making.folder(keepers)
        making.file(keyFile, (path) => writeKeyFile(path, keeper))
        return foundWall({
          folder,
          titles: options.title.map(([lang, text]) => ({ lang, text })),
          boards: options.board.map(([slug, lang, title]) => ({ slug, lang, title })),
          langs: [...new Set(options.title.map(([lang]) => lang))],
          url: options.url.endsWith('/') ? options.url : `${options.url}/`,
          keeper,
          otherKeepers: options.keeper,
          threshold: Number(options.threshold),
          keeperFiles: [keyFile],
          pow: Number(options.pow),
          batch: Number(options.batch),
          optionalLog: options.optional ?? false,
          now: Math.floor(Date.now() / 1000),
          random: randomBytes,
          witnesses: options.witness,
        })
      })
      const { logs } = parseDefinition(founding)
      const words = fingerprint(founding.id, 'en').join(' ')
      say(
        options,
        { wall: founding.id, fingerprint: words, logs: logsOf(founding.id, logs), keeperKey: keyFile },
        [
          `Founded the wall ${founding.id}`,
          `Its fingerprint: ${words}`,
          ...describeLogs(founding.id, logs),
          `Your keeper's key: ${keyFile}`,
          'Take that file offline now; the node does not start while it can read it.',
        ],
      )
    })
}

function witnesses(value: string, values: readonly WitnessEntry[]): readonly WitnessEntry[] {
  return [...values, readWitness(value)]
}

function pairs(value: string, values: Pairs): Pairs {
  const at = value.indexOf('=')
  return [...values, at < 0 ? ['en', value] : [value.slice(0, at), value.slice(at + 1)]]
}

function boards(value: string, values: Boards): Boards {
  const [, slug = '', lang = '', title = ''] = /^([^:]*):([^=]*)=(.*)$/.exec(value) ?? []
  return [...values, [slug, lang, title]]
}
