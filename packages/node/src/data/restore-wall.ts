// A data folder for a wall that is there already: with a key for a new log, after the old node was lost or beside it;
// or without any, for a mirror. What the wall's logs held is taken in afterwards (`held/take-in.ts`).
//
// Refuses a folder in which there is a wall, and makes no definition: keepers do.

import { mkdirSync } from 'node:fs'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import type { VerifiedEvent } from '@commonwall/wall'
import { dataFolder } from './folder.ts'
import { writeKeyFile } from './key-file.ts'
import { writeWallFile } from './wall-file.ts'

export interface RestoreOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string
  readonly founding: VerifiedEvent
  /** Files that hold keepers' keys, for `serve` to look at. */
  readonly keeperFiles?: readonly string[]
  /** The new log's secret key of 32 bytes, where a definition names it already; made here if absent. */
  readonly logKey?: Uint8Array
  readonly random: (length: number) => Uint8Array
}

/**
 * Makes keys and `wall.json` of a node that signs a new log of the wall.
 * @returns the raw public key of the new log, to be named by a definition
 * @throws DataError data/exists
 */
export function restoreFolder({
  folder,
  founding,
  keeperFiles = [],
  random,
  ...options
}: RestoreOptions): string {
  const paths = dataFolder(folder)
  const seed = options.logKey ?? random(32)
  const log = toHex(signerFromSeed(seed).publicKey)
  mkdirSync(paths.keys, { recursive: true, mode: 0o700 })
  writeKeyFile(paths.defaultLogKey, seed)
  writeKeyFile(paths.inboxKey, random(32))
  // Last: a folder without it is none that a node would start on.
  writeWallFile(paths.wallFile, { founding, logs: { default: log }, keeperFiles, demonstration: false })
  return log
}

/** Makes the `wall.json` of a mirror, which signs nothing. @throws DataError data/exists */
export function mirrorFolder({ folder, founding }: Pick<RestoreOptions, 'folder' | 'founding'>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeWallFile(dataFolder(folder).wallFile, { founding, logs: {}, keeperFiles: [], demonstration: false })
}
