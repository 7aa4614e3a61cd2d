// What a node stands on: its data folder, store, logs, and what follows from them about the wall.
//
// Refuses a folder that another process holds, one beside a keeper's key, and a log that an old backup would fork.

import { useRsaVerify } from '@commonwall/assembly'
import { signerFromSeed, useSha256 } from '@commonwall/tlog'
import { parseDefinition, publicKeyOf, type TimeView, type VerifiedEvent } from '@commonwall/wall'
import type { Closing } from '../closing.ts'
import { type DataFolder, dataFolder } from '../data/folder.ts'
import { hostSecret } from '../data/host-key.ts'
import { refuseKeeperKeys } from '../data/keeper-keys.ts'
import { readKeyFile } from '../data/key-file.ts'
import { readWallFile } from '../data/wall-file.ts'
import { nodeSha256 } from '../hash.ts'
import { HeldLogs } from '../held/held-logs.ts'
import { verifyByOpenSsl } from '../issuer/raw-rsa.ts'
import { FoldedBodies } from '../moderation/folded-bodies.ts'
import { lockDataFolder, type OpenLogs, openLogs } from '../sequencer/index.ts'
import { NamesBook } from '../state/names-book.ts'
import { type EventStore, SqliteStore } from '../store/index.ts'
import type { Fetch } from '../witness/witness-client.ts'

export interface Ground {
  readonly paths: DataFolder
  readonly founding: VerifiedEvent
  /** A toy on one machine, which may hold everything and hides nobody. */
  readonly demonstration: boolean
  /** Raw key of the default log that this node signs, 64 hex digits; undefined for a mirror, which signs none. */
  readonly defaultLog: string | undefined
  /** True if this node signs an optional log. */
  readonly hasOptionalLog: boolean
  /** Undefined for a mirror: what is sealed is for others to open. */
  readonly inboxSecret: Uint8Array | undefined
  /** The key with which this host signs what it refuses, 64 hex digits. */
  readonly host: string
  readonly store: EventStore
  readonly logs: OpenLogs
  readonly held: HeldLogs
  /** Raw keys of the logs that this node signs. */
  readonly own: readonly string[]
  readonly names: NamesBook
  readonly folded: FoldedBodies
  time(): TimeView
}

export interface GroundOptions {
  /** True for what a keeper runs with the keys at hand, and which listens to nobody. */
  readonly attended?: boolean
  readonly folder: string
  readonly prefix: string
  readonly mirrors: readonly string[]
  readonly fetch?: Fetch
  readonly renderIndex: () => string | undefined
  readonly onTrouble: (error: Error) => void
  /** Unix seconds. */
  readonly now: () => number
}

/** @throws DataError, SequencerError, StoreError */
export async function openGround(options: GroundOptions, closing: Closing): Promise<Ground> {
  const { folder } = options
  const paths = dataFolder(folder)
  const file = readWallFile(paths.wallFile)
  const { founding } = file
  const guarded = !file.demonstration && options.attended !== true
  useSha256(nodeSha256)
  useRsaVerify(verifyByOpenSsl)
  const lock = closing.add(lockDataFolder(folder))
  if (guarded) refuseKeeperKeys([folder, ...file.keeperFiles], parseDefinition(founding).keepers)
  const store = closing.add(new SqliteStore(paths.store))
  const defaultLog = file.logs.default
  const held = new HeldLogs(store)
  // A log that goes on where another stopped begins with the definition that says so, not with the founding one.
  const isFirst =
    defaultLog !== undefined && parseDefinition(founding).logs.some(({ key }) => key === defaultLog)
  if (!store.get(founding.id)) await store.put([{ event: founding, log: isFirst ? 'default' : 'none' }])

  const inboxSecret = defaultLog === undefined ? undefined : readKeyFile(paths.inboxKey)
  const host = publicKeyOf(hostSecret(paths))
  const signed = (keyFile: string) => ({
    signer: signerFromSeed(readKeyFile(keyFile)),
    ...(inboxSecret && { inbox: publicKeyOf(inboxSecret) }),
  })
  const hasOptionalLog = file.logs.optional !== undefined
  let folded: FoldedBodies | undefined
  const logs = closing.add(
    await openLogs({
      ...options,
      data: folder,
      lock,
      store,
      founding,
      logs: {
        ...(defaultLog !== undefined && { default: signed(paths.defaultLogKey) }),
        ...(hasOptionalLog && { optional: signed(paths.optionalLogKey) }),
      },
      held,
      withheld: (id) => folded?.isWithheld(id) ?? false,
    }),
  )
  const { state, publisher } = logs
  // Later definitions may name other keepers; their keys are as dangerous.
  if (guarded)
    refuseKeeperKeys(
      [folder, ...file.keeperFiles],
      state.history().versions.flatMap(({ definition }) => definition.keepers),
    )
  folded = new FoldedBodies({ store, state, host, onChanged: (ids) => publisher.emptied(ids) })
  const names = new NamesBook(store, state)
  const time = () => ({
    wallTime: state.history().wallTime,
    witnessedTime: (id: string) => state.witnessedTime(id),
  })
  const own = Object.values(file.logs).filter((key) => key !== undefined)
  return {
    paths,
    founding,
    demonstration: file.demonstration,
    defaultLog,
    hasOptionalLog,
    inboxSecret,
    host,
    store,
    logs,
    held,
    own,
    names,
    folded,
    time,
  }
}
