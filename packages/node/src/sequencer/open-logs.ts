// All that signs and publishes in one data folder, put together: lock, state, publisher, one sequencer a log.
//
//   <data>/lock.db        what was promised; locked while the node runs
//   <data>/scratch/       half-written files, emptied at the start
//   <data>/public/        what anybody may copy (DESIGN §3.5), under the wall's prefix if it has one
//
// Open the lock before the store, so that a second node stops before it touches anything.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Signer } from '@commonwall/tlog'
import type { VerifiedEvent } from '@commonwall/wall'
import { HeldLogs } from '../held/held-logs.ts'
import { openFiles } from '../publish/files.ts'
import type { PublisherOptions } from '../publish/publisher.ts'
import { Publisher } from '../publish/publisher.ts'
import { createWallState } from '../state/create-wall-state.ts'
import { isEnding } from '../state/ending.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore, OwnLog } from '../store/store.ts'
import { LockDatabase } from './lock-database.ts'
import type { LogKey } from './log-key.ts'
import { logKey } from './log-key.ts'
import type { SequencerOptions } from './sequencer.ts'
import { Sequencer } from './sequencer.ts'

export interface SignedLog {
  readonly signer: Signer
  /** Public key to which posts for this log are sealed, 64 hex digits. */
  readonly inbox?: string
}

export interface OpenLogsOptions
  extends Pick<SequencerOptions, 'mirrors' | 'fetch' | 'interval' | 'patience'>,
    Pick<PublisherOptions, 'withheld' | 'renderIndex' | 'indexEvery'> {
  /** The logs that are only held; those that the store remembers by default. */
  readonly held?: HeldLogs
  /** The data folder; made if it is not there. */
  readonly data: string
  /** Path below `public/` at which the layout stands; none by default. */
  readonly prefix?: string
  /** From `lockDataFolder`; closed by its owner. */
  readonly lock: LockDatabase
  readonly store: EventStore
  readonly founding: VerifiedEvent
  readonly logs: { readonly default?: SignedLog; readonly optional?: SignedLog }
  /** Unix seconds. */
  readonly now: () => number
  /** Modification times of published files are whole multiples of so many seconds. */
  readonly tick?: number
  readonly onTrouble?: (error: Error) => void
}

export interface OpenLogs {
  readonly state: WallState
  readonly publisher: Publisher
  readonly sequencers: ReadonlyMap<OwnLog, Sequencer>
  /** Logs and publishes everything that waits. */
  flush(): Promise<void>
  /** Signs again what was idle for an hour, as happens by itself within a second. */
  look(): Promise<void>
  close(): Promise<void>
}

const TICK = 900

/** Takes the data folder for this process. @throws SequencerError `sequencer/in-use` */
export function lockDataFolder(data: string): LockDatabase {
  mkdirSync(data, { recursive: true })
  return new LockDatabase(join(data, 'lock.db'))
}

/** Opens the logs of a data folder. @throws SequencerError where signing could fork one of them */
export async function openLogs(options: OpenLogsOptions): Promise<OpenLogs> {
  const { data, prefix = '', store, founding, now } = options
  const held = options.held ?? new HeldLogs(store)
  const keys = ownKeys(options)
  const root = join(data, 'public', prefix)
  mkdirSync(root, { recursive: true })
  const files = await openFiles({ root, scratch: join(data, 'scratch'), now, tick: options.tick ?? TICK })
  const state = createWallState({
    store,
    founding,
    logs: Object.fromEntries(keys.map(({ log, key }) => [log, key.key])),
    held,
    now,
  })
  const publisher = new Publisher({ ...options, held, files, state, logs: keys })
  const sequencers = new Map<OwnLog, Sequencer>()
  const close = async () => {
    await Promise.all([...sequencers.values()].map((sequencer) => sequencer.close()))
    await publisher.close()
  }
  try {
    for (const { log, key } of keys)
      sequencers.set(log, await Sequencer.open(sequencerOptions(log, key, state, publisher, options)))
  } catch (error) {
    await close()
    throw error
  }
  const flush = async () => {
    await Promise.all([...sequencers.values()].map((sequencer) => sequencer.flush()))
  }
  const look = async () => {
    await Promise.all([...sequencers.values()].map((sequencer) => sequencer.look()))
  }
  return { state, publisher, sequencers, flush, look, close }
}

function ownKeys({ logs, founding }: OpenLogsOptions) {
  const named = [
    { log: 'default' as const, own: logs.default },
    { log: 'optional' as const, own: logs.optional },
  ]
  return named.flatMap(({ log, own }) =>
    own === undefined
      ? []
      : [{ log, key: logKey(founding.id, own.signer), ...(own.inbox !== undefined && { inbox: own.inbox }) }],
  )
}

function sequencerOptions(
  log: OwnLog,
  key: LogKey,
  state: WallState,
  publisher: Publisher,
  options: OpenLogsOptions,
): SequencerOptions {
  return {
    ...options,
    log,
    key,
    files: publisher.filesOf(log),
    prepare: (from, to) => publisher.prepare(log, from, to),
    onCheckpoint: (anchor) => publisher.checkpoint(log, anchor),
    witnesses: () => state.history().witnessesOf(key.key),
    closed: () => {
      const history = state.history()
      return (
        history.current.logs.some((own) => own.key === key.key && !own.open) ||
        isEnding(key.key, history, options.now())
      )
    },
    lead: () => restoring(key.key, state),
  }
}

/** The definition that adds this log to restore a lost one, and its signatures: they may be its first leaves. */
function restoring(log: string, state: WallState): string[] {
  // Nothing of it is witnessed yet, so nobody has told the state that it came.
  state.refresh()
  return state
    .history()
    .versions.flatMap(({ definition }) =>
      definition.continues.some(({ key }) => key === log)
        ? [definition.id, ...state.signaturesOn(definition.id).map(({ id }) => id)]
        : [],
    )
}
