// The options of `commonwall define`, read into changes; and the same changes from a JSON file.

import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { ChangeError } from './change-error.ts'
import type { Changes } from './changes.ts'
import { readKey } from './read-key.ts'
import { readWitness } from './read-witness.ts'

type Reader = (text: string) => unknown

/** Options that may be given several times, with the change that they add to. */
const LISTS: readonly (readonly [flags: string, says: string, field: keyof Changes, read: Reader])[] = [
  ['--close-log <key>', 'close a log: at once if another default log stays open', 'closeLog', (text) => text],
  ['--add-log <key=url>', 'add a default log; with =optional at the end an optional one', 'addLog', readLog],
  [
    '--continues <key=lost:size:root>',
    'the new log goes on where the lost one stopped',
    'continues',
    readContinuation,
  ],
  [
    '--add-witness <vkey=url>',
    'add a witness: the key that it prints, and where it is',
    'addWitness',
    readWitness,
  ],
  ['--remove-witness <name>', 'remove a witness', 'removeWitness', (text) => text],
  ['--add-group <slug>', 'add a group of moderators', 'addGroup', (text) => text],
  ['--add-moderator <group=pubkey>', 'add a moderator', 'addModerator', readModerator],
  ['--drop-moderator <group=pubkey>', 'drop a moderator: at once', 'dropModerator', readModerator],
  ['--add-board <slug:lang=title>', 'add a board', 'addBoard', readBoard],
  ['--add-address <url=capability=until>', 'add an address, until a unix second', 'addAddress', readAddress],
  ['--keeper <pubkey>', 'a keeper from now on: name all of them', 'keepers', readKey],
  ['--title <lang=text>', 'what the wall is called from now on: name all titles', 'titles', readTitle],
]
const NUMBERS: readonly (readonly [flags: string, says: string, field: keyof Changes])[] = [
  ['--threshold <k>', 'how many keepers change the definition together', 'threshold'],
  ['--pow <bits>', 'least proof of work for the default logs', 'pow'],
  ['--batch <minutes>', 'minutes between releases', 'batch'],
  [
    '--valid-until <second>',
    'unix second after which readers are told that the definition is stale',
    'validUntil',
  ],
]
const FIELDS = new Set<string>([...LISTS, ...NUMBERS].map(([, , field]) => field))

/** Adds the options; returns how to read the changes when the command runs. */
export function withChanges(command: Command): (options: Readonly<Record<string, unknown>>) => Changes {
  const collected: Record<string, unknown[]> = {}
  for (const [flags, says, field, read] of LISTS)
    command.addOption(
      new Option(flags, `${says} (several allowed)`).argParser((text) => {
        collected[field] ??= []
        collected[field].push(read(text))
        return collected[field]
      }),
    )
  for (const [flags, says] of NUMBERS) command.addOption(new Option(flags, says).argParser(readNumber))
  command.option('--changes <file>', 'the same as JSON, such as {"pow": 20, "closeLog": ["<key>"]}')
  return ({ changes, ...options }) => ({
    ...(typeof changes === 'string' ? readChanges(changes) : {}),
    ...collected,
    ...Object.fromEntries(
      NUMBERS.flatMap(([, , field]) => (field in options ? [[field, options[field]]] : [])),
    ),
  })
}

/** Reads changes from a JSON file; what they may hold is checked when the definition is made. @throws ChangeError */
export function readChanges(file: string): Changes {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ChangeError(`${file}: expected JSON, got ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ChangeError(`${file}: expected an object of changes`)
  for (const field of Object.keys(value))
    if (!FIELDS.has(field))
      throw new ChangeError(`${file}: expected only ${[...FIELDS].join(', ')}, got ${field}`)
  return value as Changes
}

function parts(text: string, pattern: RegExp, expected: string): string[] {
  const match = pattern.exec(text)
  if (match === null) throw new InvalidArgumentError(`expected ${expected}`)
  return match.slice(1)
}

function readNumber(text: string): number {
  const [digits] = parts(text, /^(0|[1-9]\d{0,14})$/, 'a whole number')
  return Number(digits)
}

function readLog(text: string) {
  const [key = '', url = '', admission = 'default'] = parts(
    text,
    /^([0-9a-f]{64})=(.*?)(?:=(default|optional))?$/,
    'KEY=URL, with a key of 64 hex digits',
  )
  return { key, url, admission: admission === 'optional' ? 'optional' : 'default', open: true }
}

function readContinuation(text: string) {
  const [key, lost, size, root] = parts(
    text,
    /^([0-9a-f]{64})=([0-9a-f]{8,64}):(\d+):([0-9a-f]{64})$/,
    'KEY=LOST:SIZE:ROOT',
  )
  return { key, lost, size: Number(size), root }
}

function readModerator(text: string) {
  const [group, key = ''] = parts(text, /^([^=]+)=(.+)$/, 'GROUP=PUBKEY')
  return { group, pubkey: readKey(key) }
}

function readBoard(text: string) {
  const [slug, lang, title] = parts(text, /^([^:]+):([^=]+)=(.+)$/, 'SLUG:LANG=TITLE')
  return { slug, lang, title }
}

function readAddress(text: string) {
  const [url, capability, until] = parts(text, /^(.+)=([^=]+)=(\d+)$/, 'URL=CAPABILITY=UNTIL')
  return { url, capability, until: Number(until) }
}

function readTitle(text: string) {
  const [lang, title] = parts(text, /^([^=]+)=(.+)$/, 'LANG=TEXT')
  return { lang, text: title }
}
