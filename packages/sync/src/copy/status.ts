// What a reader is told about a copy: how old it is, from what kind of address, how many witnesses saw it, what is
// missing, and what is wrong.

import {
  anchorDate,
  type DefinitionHistory,
  type LogEntry,
  type LogStanding,
  type Witnessing,
  type WitnessNotice,
} from '@commonwall/wall'
import type { ProvenEvidence } from '../evidence/evidence.ts'
import type { TransportKind } from '../transports/transport.ts'
import type { ClassedHole } from './holes.ts'
import type { LogCopy } from './log-copy.ts'

export interface LogStatus {
  /** Raw key, 64 hex digits. */
  readonly key: string
  readonly admission: LogEntry['admission']
  /** open, closed, provisional, condemned; undefined for a log of a definition that never counted. */
  readonly state: LogStanding['state'] | undefined
  /** Condemned without witnesses: what had been verified stands. */
  readonly disputed: boolean
  /** Condemned, and both histories have a quorum: it counts up to here. */
  readonly countsTo: number | undefined
  /** Places up to the checkpoint that is held. */
  readonly size: number
  /** How many of them are loaded, with or without a body. */
  readonly held: number
  /** Empty places among them, by reason. */
  readonly withdrawn: number
  readonly folded: number
  readonly withheld: number
  /** Unix seconds of the checkpoint: what a quorum of witnesses says, else the log's own word. */
  readonly asOf: number | undefined
  readonly witnessing: Witnessing | undefined
  /** The kind of address that the checkpoint came from in this session. */
  readonly from: TransportKind | undefined
}

export interface CopyStatus {
  /** Id of the founding definition; undefined before the first source was read. */
  readonly wall: string | undefined
  /** Of the definition in force. */
  readonly version: number | undefined
  /** Past the definition's valid-until: everything still counts. */
  readonly stale: boolean
  readonly notice: WitnessNotice | undefined
  readonly logs: readonly LogStatus[]
  /** Unix seconds: the newest checkpoint of a default log. */
  readonly asOf: number | undefined
  /** Every place of every open default log is held, with its body or the reason why not. */
  readonly complete: boolean
  /** Bodies whose signatures are still to be checked. */
  readonly waiting: number
  /** Bodies that are held. */
  readonly posts: number
  readonly evidence: readonly ProvenEvidence[]
  /** Why something is held in memory alone, in a sentence; undefined if nothing is. */
  readonly full: string | undefined
}

export interface StatusInput {
  readonly wall: string | undefined
  readonly history: DefinitionHistory | undefined
  readonly logs: Iterable<LogCopy>
  readonly holes: (log: LogCopy) => readonly ClassedHole[]
  readonly from: (log: string) => TransportKind | undefined
  readonly waiting: number
  readonly posts: number
  readonly evidence: readonly ProvenEvidence[]
  readonly full: string | undefined
  /** Unix seconds. */
  readonly now: number
}

/** Sums a copy up. */
export function statusOf(input: StatusInput): CopyStatus {
  const { wall, history, waiting, posts, evidence, full, now } = input
  const logs = [...input.logs].map((log) => logStatus(log, input))
  const counting = logs.filter(({ admission, state }) => admission === 'default' && state !== undefined)
  const times = counting.flatMap(({ asOf }) => asOf ?? [])
  return {
    wall,
    version: history?.current.version,
    stale: history?.stale(now) ?? false,
    notice: history?.notice,
    logs,
    asOf: times.length > 0 ? Math.max(...times) : undefined,
    complete:
      counting.length > 0 &&
      waiting === 0 &&
      counting.every(({ size, held, withheld }) => held === size && withheld === 0),
    waiting,
    posts,
    evidence,
    full,
  }
}

function logStatus(log: LogCopy, { history, holes, from }: StatusInput): LogStatus {
  const { key, admission, size, held, checkpoint } = log
  const standing = history?.logs.find((one) => one.key === key)
  const classes = Map.groupBy(holes(log), ({ why }) => why.class)
  const count = (name: ClassedHole['why']['class']) => classes.get(name)?.length ?? 0
  return {
    key,
    admission,
    state: standing?.state,
    disputed: standing?.disputed ?? false,
    countsTo: standing?.countsTo,
    size,
    held,
    withdrawn: count('withdrawn'),
    folded: count('folded'),
    withheld: count('withheld'),
    asOf:
      checkpoint &&
      ((history && anchorDate(checkpoint, history.current)) ?? checkpoint.cosignatures.get(key)),
    witnessing: checkpoint && history?.witnessing(checkpoint),
    from: from(key),
  }
}
