// Starting a log: everything that must be true before its key signs again.
//
// Compares lock database, store, published folder, mirrors and witnesses, and makes missing tiles again from
// the store. Refuses every state that an honest crash cannot leave behind: those are old backups, lost
// folders, or a second node, and signing there would fork the log.

import type { TileBuilder } from '@commonwall/tlog'
import { emptyRoot, TileReader, toHex } from '@commonwall/tlog'
import type { Files } from '../publish/files.ts'
import type { EventStore, OwnLog } from '../store/store.ts'
import type { Fetch } from '../witness/witness-client.ts'
import { openLog } from '../witness/witness-client.ts'
import type { RootAt } from './compare.ts'
import { checkSight, mirrorSight } from './compare.ts'
import type { Cosigning } from './cosigning.ts'
import type { LockDatabase, Promised, TreeHead } from './lock-database.ts'
import type { LogKey } from './log-key.ts'
import { signHead } from './log-key.ts'
import { SequencerError } from './sequencer-error.ts'
import { openTree } from './tiles.ts'

export interface OpenLogOptions {
  readonly log: OwnLog
  readonly key: LogKey
  readonly store: EventStore
  readonly lock: LockDatabase
  /** The log's own published folder. */
  readonly files: Files
  readonly cosigning: Cosigning
  /** Addresses of copies of the whole layout, to compare with. */
  readonly mirrors: readonly string[]
  readonly fetch: Fetch
  readonly patience: number
  /** Unix seconds. */
  readonly now: () => number
}

/** A log that may be signed. */
export interface OpenedLog {
  readonly tree: TileBuilder
  readonly promised: Promised
  /** The published checkpoint as it stands, or undefined if there is none yet. */
  readonly published: { readonly note: string; readonly size: number } | undefined
}

/** @throws SequencerError */
export async function openOwnLog(options: OpenLogOptions): Promise<OpenedLog> {
  const { log, key, store, lock } = options
  const published = await readPublished(options)
  const known = lock.promised(key.key)
  const placed = store.placedCount(log)
  if (known === undefined && (published !== undefined || placed > 0))
    throw new SequencerError(
      'sequencer/lock-missing',
      `the lock database does not know the ${log} log, which has ${Math.max(placed, published?.size ?? 0)} leaves: put lock.db back, or go on with a new log that continues this one; nothing was signed`,
    )
  const promised: Promised = known ?? { size: 0, root: toHex(emptyRoot()), time: 0 }
  if (placed < promised.size)
    throw new SequencerError(
      'sequencer/store-behind',
      `the store holds ${placed} leaves of the ${log} log and ${promised.size} were signed: the store is an old backup; nothing was signed`,
    )
  if (published === undefined && promised.size > 0)
    throw new SequencerError(
      'sequencer/published-missing',
      `${promised.size} leaves of the ${log} log were signed and the published folder has no checkpoint: the data folder is not whole; put the newest checkpoint of a mirror in its place; nothing was signed`,
    )
  const tree = await openTree(promised, options)
  await compareAll(promised, published, options)
  if (known === undefined) lock.found(key.key, promised)
  return { tree, promised, published }
}

/** The roots of earlier sizes of a published tree, from its tiles. */
export function rootsOf({ size, root }: TreeHead, files: Pick<Files, 'read'>): RootAt {
  return async (at) => {
    if (at === size) return root
    const reader = await TileReader.open({
      size,
      root: Buffer.from(root, 'hex'),
      readTile: (path) => files.read(path),
    })
    return toHex(await reader.rootAt(at))
  }
}

async function readPublished({
  key,
  files,
  log,
}: OpenLogOptions): Promise<(OpenedLog['published'] & { root: string }) | undefined> {
  const bytes = await files.read('checkpoint')
  if (bytes === undefined) return undefined
  const note = Buffer.from(bytes).toString('utf8')
  const opened = await openLog(note, key)
  if (opened === undefined)
    throw new SequencerError(
      'sequencer/differs',
      `the published checkpoint of the ${log} log is not signed by its key; nothing was signed`,
    )
  const { size, root } = opened.checkpoint
  return { note, size, root: toHex(root) }
}

async function compareAll(
  promised: Promised,
  published: (OpenedLog['published'] & { root: string }) | undefined,
  { key, files, cosigning, mirrors, fetch, patience, now }: OpenLogOptions,
): Promise<void> {
  const rootAt = rootsOf(promised, files)
  if (published) await checkSight('the published folder', published, promised, rootAt)
  await Promise.all(
    mirrors.map(async (url) => {
      const sight = await mirrorSight(url, key, fetch, patience)
      if (sight) await checkSight(`the mirror ${url}`, sight, promised, rootAt)
    }),
  )
  const empty = { size: 0, root: toHex(emptyRoot()) }
  await cosigning.compare(await signHead(key, empty, Math.max(now(), promised.time)), promised, rootAt)
}
