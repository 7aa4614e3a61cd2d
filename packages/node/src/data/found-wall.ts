// Founds a wall: makes the delegated keys of a node, and signs the founding definition with a keeper's key.
//
// The keeper's key is used once and not kept here; where it is written is the caller's to say, and `serve`
// refuses to start while it can still read it there (but for a demonstration).

import { signerFromSeed, toHex } from '@commonwall/tlog'
import {
  type BoardTitle,
  definitionTemplate,
  type LogEntry,
  type Moderator,
  publicKeyOf,
  signEvent,
  type Titled,
  type VerifiedEvent,
  type WitnessEntry,
} from '@commonwall/wall'
import { allOrNothing } from './all-or-nothing.ts'
import { dataFolder } from './folder.ts'
import { writeKeyFile } from './key-file.ts'
import { writeWallFile } from './wall-file.ts'

export interface NewWall {
  /** The data folder; made if it is not there. */
  readonly folder: string
  readonly titles: readonly Titled[]
  readonly boards: readonly BoardTitle[]
  readonly langs: readonly string[]
  /** Where the logs will be reached: an http(s) URL that ends in a slash. */
  readonly url: string
  /** Secret key of the keeper who signs; 32 bytes. */
  readonly keeper: Uint8Array
  /** Public keys of the other keepers. */
  readonly otherKeepers?: readonly string[]
  readonly threshold?: number
  /** Files that hold keepers' keys, for `serve` to look at. */
  readonly keeperFiles?: readonly string[]
  readonly groups?: readonly string[]
  readonly moderators?: readonly Moderator[]
  readonly witnesses?: readonly WitnessEntry[]
  readonly pow?: number
  /** Minutes. */
  readonly batch?: number
  /** With a second log for what does not meet the default one's terms. */
  readonly optionalLog?: boolean
  readonly demonstration?: boolean
  /** Unix seconds. */
  readonly now: number
  readonly random: (length: number) => Uint8Array
}

/** How long a definition is fresh, in seconds; past it everything still counts and readers are told. */
const FRESH = 365 * 86_400

/** Makes keys, definition and `wall.json`, or nothing. @throws DataError data/exists, data/full; DefinitionError */
export function foundWall(options: NewWall): VerifiedEvent {
  const { folder, url, keeper, otherKeepers = [], threshold = 1, now, random } = options
  const { groups = [], moderators = [], witnesses = [], pow = 0, batch = 15 } = options
  const paths = dataFolder(folder)
  const seeds = { default: random(32), optional: options.optionalLog ? random(32) : undefined }
  const keyOf = (seed: Uint8Array) => toHex(signerFromSeed(seed).publicKey)
  const log = (seed: Uint8Array, admission: LogEntry['admission']): LogEntry => ({
    key: keyOf(seed),
    url,
    admission,
    open: true,
  })
  const founding = signEvent(
    definitionTemplate(
      {
        wall: undefined,
        prev: undefined,
        voids: [],
        version: 1,
        titles: options.titles,
        keepers: [publicKeyOf(keeper), ...otherKeepers],
        threshold,
        logs: [log(seeds.default, 'default'), ...(seeds.optional ? [log(seeds.optional, 'optional')] : [])],
        continues: [],
        witnesses,
        groups,
        moderators,
        boards: options.boards,
        langs: options.langs,
        pow,
        batch,
        addresses: [],
        validUntil: now + FRESH,
      },
      { createdAt: now },
    ),
    keeper,
    random(32),
  )
  return allOrNothing(({ folder, file }) => {
    folder(paths.keys)
    file(paths.defaultLogKey, (path) => writeKeyFile(path, seeds.default))
    const { optional } = seeds
    if (optional) file(paths.optionalLogKey, (path) => writeKeyFile(path, optional))
    file(paths.inboxKey, (path) => writeKeyFile(path, random(32)))
    // Last: a folder without it is none that a node would start on.
    writeWallFile(paths.wallFile, {
      founding,
      logs: { default: keyOf(seeds.default), ...(seeds.optional ? { optional: keyOf(seeds.optional) } : {}) },
      keeperFiles: options.keeperFiles ?? [],
      demonstration: options.demonstration ?? false,
    })
    return founding
  })
}
