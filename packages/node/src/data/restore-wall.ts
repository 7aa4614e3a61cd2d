// A data folder for a new log of a wall that is there already: after the old node was lost, or beside it.
//
// What the wall's logs held is taken over from a published folder: its files as they are, its events into the
// store, their places and anchors for the fold of definitions. The new log begins empty; posts that the copy
// does not have are sent again by whoever holds them. Trusts nothing: the caller hands over what an audit of
// the very same folder found. Refuses a folder in which there is a wall, and makes no definition: keepers do.

import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import {
  type Anchor,
  type DefinitionHistory,
  foldNames,
  logHash,
  type Names,
  type VerifiedEvent,
} from '@commonwall/wall'
import { withdrawalOf } from '../admission/withdrawal.ts'
import { AnchorShelf } from '../state/anchor-shelf.ts'
import { placesShelf } from '../state/create-wall-state.ts'
import { type EventStore, type PutItem, SqliteStore } from '../store/index.ts'
import { DataError } from './data-error.ts'
import { dataFolder } from './folder.ts'
import { writeKeyFile } from './key-file.ts'
import { writeWallFile } from './wall-file.ts'

/** A log as a copy holds it; every id, root and signature verified. */
export interface CopiedLog {
  /** Raw key, 64 hex digits. */
  readonly key: string
  /** Leaves of its checkpoint. */
  readonly size: number
  readonly positions: ReadonlyMap<string, number>
  readonly anchors: readonly Anchor[]
}

/** What an audit gives. */
export interface CopiedWall {
  /** Id of the founding definition. */
  readonly wall: string
  readonly history: DefinitionHistory
  readonly logs: readonly CopiedLog[]
  readonly events: ReadonlyMap<string, VerifiedEvent>
}

export interface RestoreOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string
  /** The published folder that was audited. */
  readonly published: string
  /** Path under which the new node publishes, without slashes at its ends; none by default. */
  readonly prefix?: string
  readonly copy: CopiedWall
  /** Files that hold keepers' keys, for `serve` to look at. */
  readonly keeperFiles?: readonly string[]
  /** The new log's secret key of 32 bytes, where a definition names it already; made here if absent. */
  readonly logKey?: Uint8Array
  readonly random: (length: number) => Uint8Array
}

export interface Restored {
  /** Raw public key of the new log, to be named by a definition. */
  readonly log: string
  /** Events taken over. */
  readonly events: number
}

/** Events stored at a time. */
const AT_ONCE = 5_000

/**
 * Makes keys, `wall.json`, store and published folder of a node that signs a new log of the wall.
 * @throws DataError data/exists, data/invalid; StoreError
 */
export async function restoreWall(options: RestoreOptions): Promise<Restored> {
  const { folder, published, prefix = '', copy, keeperFiles = [], random } = options
  const founding = copy.events.get(copy.wall)
  if (founding === undefined)
    throw new DataError(
      'data/invalid',
      `${published}: expected the founding definition ${copy.wall}, found it not`,
    )
  const paths = dataFolder(folder)
  const seed = options.logKey ?? random(32)
  const log = toHex(signerFromSeed(seed).publicKey)
  const held = copy.logs.filter(({ size }) => size > 0)
  mkdirSync(paths.keys, { recursive: true, mode: 0o700 })
  writeKeyFile(paths.defaultLogKey, seed)
  writeKeyFile(paths.inboxKey, random(32))
  const store = new SqliteStore(paths.store)
  try {
    await storeEvents(store, copy)
    for (const one of held) await holdLog(store, one)
  } finally {
    await store.close()
  }
  for (const { key } of held) {
    const path = join('log', logHash(key))
    cpSync(join(published, path), join(paths.published, prefix, path), { recursive: true })
  }
  // Last: a folder without it is none that a node would start on.
  writeWallFile(paths.wallFile, {
    founding,
    logs: { default: log },
    held: held.map(({ key }) => key),
    keeperFiles,
    demonstration: false,
  })
  return { log, events: copy.events.size }
}

/** They stand in the logs that were copied, so they go to none of ours. */
async function storeEvents(store: EventStore, { events, history }: CopiedWall): Promise<void> {
  const all = [...events.values()]
  const names = foldNames({ events: all, history })
  const items = all.map((event) => itemOf(event, names))
  for (let at = 0; at < items.length; at += AT_ONCE) await store.put(items.slice(at, at + AT_ONCE))
}

/** What a throwaway withdrew stays away also if it is sent again; a lasting name's withdrawal waits for the pause. */
function itemOf(event: VerifiedEvent, names: Names): PutItem {
  const item = { event, log: 'none' as const }
  const withdraw = names.nameOf(event.pubkey) === undefined ? withdrawalOf(event, [event.pubkey]) : undefined
  return withdraw ? { ...item, withdraw } : item
}

async function holdLog(store: EventStore, { key, positions, anchors }: CopiedLog): Promise<void> {
  const places = [...positions].map(([id, index]) => [id, String(index)] as const)
  const shelf = store.shelf(placesShelf(key))
  for (let at = 0; at < places.length; at += AT_ONCE) await shelf.put(places.slice(at, at + AT_ONCE))
  const held = new AnchorShelf(store.shelf('anchors'))
  for (const anchor of anchors) await held.add(anchor)
}
