// Refuses to serve where a keeper's key can be read.
//
// Whoever breaks into a node gets what the node can read. With the log and inbox keys he can stop it or fork
// its log, which witnesses and copies notice; with a keeper's key he could change the wall itself.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { publicKeyOf } from '@commonwall/wall'
import { DataError } from './data-error.ts'

/** A key file is short; nothing larger is opened. */
const LARGEST = 4_096
const DEEPEST = 3

/**
 * Looks for a keeper's secret in files that this process can read.
 * @param places files and folders: the data folder, and wherever the keepers' keys were once written
 * @param keepers public keys, 64 hex digits
 * @throws DataError data/unsafe naming the file
 */
export function refuseKeeperKeys(places: readonly string[], keepers: readonly string[]): void {
  for (const place of places)
    for (const file of filesBelow(place, DEEPEST)) {
      const text = readShort(file)
      for (const secret of text.match(/\b[0-9a-f]{64}\b/gi) ?? [])
        if (isKeeper(secret, keepers))
          throw new DataError(
            'data/unsafe',
            `${file}: this is a keeper's key, and a node must not be able to read one; move it to a machine or a stick that is not here`,
          )
    }
}

function isKeeper(secretHex: string, keepers: readonly string[]): boolean {
  try {
    return keepers.includes(publicKeyOf(Uint8Array.from(Buffer.from(secretHex, 'hex'))))
  } catch {
    return false // not every 32 bytes are a key
  }
}

function* filesBelow(place: string, depth: number): Generator<string> {
  let stats: ReturnType<typeof statSync>
  try {
    stats = statSync(place)
  } catch {
    return // gone, or not ours to read: what cannot be read cannot be stolen from here
  }
  if (stats.isFile() && stats.size <= LARGEST) yield place
  if (!stats.isDirectory() || depth === 0) return
  let names: string[]
  try {
    names = readdirSync(place)
  } catch {
    return
  }
  for (const name of names) if (name !== 'public') yield* filesBelow(join(place, name), depth - 1)
}

function readShort(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
