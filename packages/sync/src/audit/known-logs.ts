// The logs that a wall's definitions name, each with every witness that may have cosigned it.

import { type Definition, type LogEntry, logHash, logOrigin, type WitnessEntry } from '@commonwall/wall'
import type { KnownLog } from './checkpoints.ts'

export interface NamedLog extends KnownLog {
  readonly admission: LogEntry['admission']
  /** The 16 hex digits that end the origin. */
  readonly hash: string
}

/** Every log of the definitions, once, in their order. @param wall id of the founding definition */
export function knownLogs(wall: string, definitions: readonly Definition[]): readonly NamedLog[] {
  const witnesses = distinct(
    definitions.flatMap((definition) => definition.witnesses),
    ({ name, key }: WitnessEntry) => `${name} ${key}`,
  )
  return distinct(
    definitions.flatMap((definition) => definition.logs),
    ({ key }) => key,
  ).map(({ key, admission }) => ({
    key,
    admission,
    origin: logOrigin(wall, key),
    hash: logHash(key),
    witnesses,
  }))
}

function distinct<T>(list: readonly T[], identity: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [identity(item), item])).values()]
}
