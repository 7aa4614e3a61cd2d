// `commonwall restore FOLDER --from SOURCE --keeper-key FILE… --url URL`: raises a wall on an empty machine, from any
// mirror or bundle and the keepers' keys, with a new log that goes on where the old one stopped. The same command moves
// house: while the old host lives, both logs take posts, and the old one is closed when the definition comes into force.
//
// The keys are read once and used once. Without enough of them the definition is written to a file for the other keepers.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  dataFolder,
  lockDataFolder,
  readKeyFile,
  restoreFolder,
  silentLog,
  takeInto,
  writeNewFile,
  writeOverFile,
} from '@commonwall/node'
import { SqliteStore } from '@commonwall/node/store'
import { signerFromSeed, toHex, treeRoot } from '@commonwall/tlog'
import {
  definitionTemplate,
  type EventTemplate,
  fingerprint,
  KIND,
  logVerifierKey,
  parseDefinition,
  parseEventJson,
  publicKeyOf,
  signEvent,
  stringifyEvent,
  tagValue,
  type VerifiedEvent,
  verifyEvent,
  type WitnessEntry,
} from '@commonwall/wall'
import { Command } from 'commander'
import { changed } from '../definition/changes.ts'
import { publish } from '../definition/publish.ts'
import { readWitness } from '../definition/read-witness.ts'
import { type LoadedWall, loadWall } from '../source/load-wall.ts'
import { collect, folderOf, now, withFolder } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { fetching } from '../terminal/dialing.ts'
import { type JsonOption, note, say, withJson } from '../terminal/output.ts'

interface RestoreOptions extends JsonOption {
  readonly data?: string
  readonly from: readonly string[]
  readonly keeperKey: readonly string[]
  readonly signatures: readonly string[]
  readonly url: string
  readonly send?: string
  readonly wall?: string
  readonly addWitness: readonly WitnessEntry[]
  readonly removeWitness: readonly string[]
}

/** The definition that adds the new log, and the signatures on it: for witnesses, and for keepers who sign elsewhere. */
const RESTORED = 'restored.jsonl'

/** Stands in the folder until the old posts are in it: whoever finds it there begins anew. */
const UNFINISHED = 'unfinished'
/** What it says: a file of somebody else's may be called that. */
const BEGUN = 'commonwall restore began to fill this folder; run again, it empties it and begins anew\n'

export function restoreCommand(): Command {
  return withJson(withFolder(new Command('restore'), 'data folder to make'))
    .description('raise a wall again from any copy and the keepers’ keys, or move it to another machine')
    .requiredOption(
      '--from <source>',
      'mirror, bundle or page; several allowed: all that verify are taken in',
      collect,
      [],
    )
    .requiredOption('--url <url>', 'where the new log will be reached')
    .option('--keeper-key <file>', 'file with a keeper’s key; several allowed', collect, [])
    .option('--signatures <file>', 'what another keeper signed, as JSON lines; several allowed', collect, [])
    .option(
      '--add-witness <vkey=url>',
      'a further witness from then on; several allowed',
      (text: string, all: readonly WitnessEntry[]) => [...all, readWitness(text)],
      [],
    )
    .option('--remove-witness <name>', 'a witness that is lost; several allowed', collect, [])
    .option('--send <address>', 'tell the old host as well, while it lives: then readers there learn of it')
    .option('--wall <id>', 'the wall that it must be')
    .action(async (argument: string | undefined, options: RestoreOptions) => {
      const folder = folderOf(argument, options)
      const copies = await loadAll(options)
      const [best] = copies
      if (best === undefined) throw new CommandError('restore/nothing', 'from: expected a copy that verifies')
      // Ended before all was taken in: its new log was told to nobody yet.
      if (isUnfinished(folder)) rmSync(folder, { recursive: true })
      const resumed = existsSync(dataFolder(folder).wallFile)
      if (!resumed) begin(folder)
      const log = resumed ? ownLog(folder) : makeFolder(folder, best, options)
      if (!resumed)
        for (const { report, wall, history } of copies)
          await takeInto({
            ...{ folder, copy: { ...report, wall, history }, attended: true, log: silentLog, now },
            ...fetching(),
          })
      if (isUnfinished(folder)) rmSync(join(folder, UNFINISHED))
      const { definition, signatures } = signed(folder, best, log, options)
      await keep(folder, [definition, ...signatures])
      if (options.send !== undefined) await publish(options.send, [definition, ...signatures])
      tell(folder, best, log, definition, signatures, options)
    })
}

/** Every copy that verifies, the fullest first. @throws CommandError if none does */
async function loadAll({ from, wall }: RestoreOptions): Promise<readonly LoadedWall[]> {
  const copies: LoadedWall[] = []
  let reason: unknown
  for (const name of from)
    try {
      copies.push(await loadWall(name, { wall: wall ?? copies[0]?.wall, now: now() }))
    } catch (error) {
      reason = error
    }
  if (copies.length === 0) throw reason
  const fullness = ({ report }: LoadedWall) => report.logs.reduce((sum, { size }) => sum + size, 0)
  return copies.sort((a, b) => fullness(b) - fullness(a))
}

/** A folder with anything of somebody else's in it is never emptied. */
function begin(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length === 0) writeNewFile(join(folder, UNFINISHED), BEGUN)
}

function isUnfinished(folder: string): boolean {
  const file = join(folder, UNFINISHED)
  return existsSync(file) && statSync(file).isFile() && readFileSync(file, 'utf8') === BEGUN
}

function makeFolder(folder: string, { report, wall }: LoadedWall, { keeperKey }: RestoreOptions): string {
  const founding = report.events.get(wall)
  if (founding === undefined)
    throw new CommandError('restore/nothing', 'from: expected the founding definition')
  return restoreFolder({
    folder,
    founding,
    keeperFiles: keeperKey.map((file) => resolve(file)),
    random: randomBytes,
  })
}

function ownLog(folder: string): string {
  return toHex(signerFromSeed(readKeyFile(dataFolder(folder).defaultLogKey)).publicKey)
}

/** The definition that adds the log: the one that stands in the folder already, or a new one by the first keeper. */
function signed(folder: string, copy: LoadedWall, log: string, options: RestoreOptions) {
  const { current } = copy.history
  const keys = options.keeperKey.map(readKeyFile)
  for (const key of keys)
    if (!current.keepers.includes(publicKeyOf(key)))
      throw new CommandError('restore/no-keeper', `keeper key: ${publicKeyOf(key)} keeps nothing here`)
  const given = [join(folder, RESTORED), ...options.signatures].flatMap(eventsIn)
  const [first, ...others] = keys
  const held = given.find((event) => event.kind === KIND.definition)
  if (held === undefined && first === undefined)
    throw new CommandError('restore/no-keeper', 'keeper key: expected one at least, to make the definition')
  const definition =
    held ?? signEvent(template(copy, log, options), first ?? new Uint8Array(), randomBytes(32))
  const signers = held === undefined ? others : keys.filter((key) => publicKeyOf(key) !== definition.pubkey)
  const tags = [
    ['h', current.wall],
    ['e', definition.id],
    ['k', String(KIND.definition)],
  ]
  const made = signers.map((key) =>
    signEvent({ kind: KIND.signature, created_at: now(), tags, content: '' }, key, randomBytes(32)),
  )
  const signatures = [...given, ...made].filter(
    (event) =>
      event.kind === KIND.signature &&
      tagValue(event, 'e') === definition.id &&
      current.keepers.includes(event.pubkey),
  )
  const byKeeper = new Map(signatures.map((event) => [event.pubkey, event]))
  return { definition, signatures: [...byKeeper.values()] }
}

function template({ history, report }: LoadedWall, key: string, options: RestoreOptions): EventTemplate {
  const { current } = history
  const url = options.url.endsWith('/') ? options.url : `${options.url}/`
  const lost = current.logs.filter(({ admission, open }) => admission === 'default' && open)
  // It goes on where the fullest of the old ones ended; all of them are closed, and stay held.
  const [fullest] = report.logs
    .filter((log) => lost.some((one) => one.key === log.key) && log.tree.tree !== undefined)
    .sort((one, other) => other.size - one.size)
  const tree = fullest?.tree.tree
  const voids = history.versions.flatMap(({ definition, state }) =>
    definition.prev === current.id && state === 'void' ? [definition.id] : [],
  )
  const changes = {
    closeLog: lost.map((log) => log.key),
    addLog: [{ key, url, admission: 'default' as const, open: true }],
    continues:
      fullest && tree ? [{ key, lost: fullest.key, size: fullest.size, root: toHex(treeRoot(tree)) }] : [],
    addWitness: options.addWitness,
    removeWitness: options.removeWitness,
  }
  return definitionTemplate(changed(current, changes, voids.sort()), { createdAt: now() })
}

function eventsIn(file: string): readonly VerifiedEvent[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => verifyEvent(parseEventJson(line)) ?? [])
}

/**
 * They wait in the store to be the first leaves of the new log, and in a file for keepers and witnesses.
 * @throws SequencerError where a node runs on the folder: it counts what its store holds by itself
 */
async function keep(folder: string, events: readonly VerifiedEvent[]): Promise<void> {
  const lock = lockDataFolder(folder)
  try {
    const store = new SqliteStore(dataFolder(folder).store)
    await store.put(events.map((event) => ({ event, log: 'default' }))).finally(() => store.close())
  } finally {
    lock.close()
  }
  writeOverFile(join(folder, RESTORED), events.map((event) => `${stringifyEvent(event)}\n`).join(''))
}

function tell(
  folder: string,
  { wall, history, report }: LoadedWall,
  log: string,
  definition: VerifiedEvent,
  signatures: readonly VerifiedEvent[],
  options: RestoreOptions,
): void {
  const { threshold, keepers } = history.current
  const signedBy = 1 + signatures.filter(({ pubkey }) => pubkey !== definition.pubkey).length
  const vkey = logVerifierKey(wall, log)
  const bound = signedBy >= threshold
  const rival = history.versions.find(
    (one) => one.state === 'bound, waiting' && one.definition.id !== definition.id,
  )?.definition
  note(
    options,
    ...(rival === undefined
      ? []
      : [
          `Version ${rival.version} (${rival.id}) was bound and waits for its pause: it and this one void each other. When the new log has signed both, make one more that closes, adds and continues the same logs: commonwall define names both by itself.`,
        ]),
    ...(bound
      ? []
      : [
          `${threshold - signedBy} more keepers have to sign ${join(folder, RESTORED)}; then run this again with --signatures`,
        ]),
  )
  say(
    options,
    { wall, log, vkey, definition: definition.id, signedBy, threshold, posts: report.events.size, bound },
    [
      `Wall ${wall}`,
      `     ${fingerprint(wall, 'en').join(' ')}`,
      `${report.events.size} posts taken over; version ${parseDefinition(definition).version} adds the new log, signed by ${signedBy} of ${keepers.length} keepers (${threshold} needed)`,
      `Its log, for witnesses: ${vkey}`,
      `Give ${join(folder, RESTORED)} to the witnesses: it is their reason to cosign the new log.`,
      'Take the keepers’ keys away now; the node does not start while it can read one.',
      `Then: commonwall serve ${folder}. Its new posts are provisional for 72 hours, until the definition is in force.`,
    ],
  )
}
