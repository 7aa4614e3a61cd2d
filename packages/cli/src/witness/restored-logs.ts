// Which further logs a witness cosigns: those that a wall's definitions name, and a new log that restores a lost one,
// once as many keepers signed for it as the definition in force asks for.
//
// A file with the definition and the signatures (`restored.jsonl`, as `commonwall restore` writes it) is put into the
// witness's folder; it is read when somebody asks for a log that is not known. Nothing in it is believed without the
// keepers' signatures, and a log that does not go on where the witness saw the lost one end is refused.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogIdentity, WitnessedTree } from '@commonwall/node'
import {
  type Definition,
  KIND,
  logOrigin,
  parseDefinition,
  parseEventJson,
  refusalAfter,
  tagValue,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'

export interface RestoredLogsOptions {
  /** The witness's folder. */
  readonly folder: string
  /** The definitions in force of the walls that are witnessed, as last read. */
  readonly definitions: () => readonly Definition[]
  /** What the witness cosigned last of a log, by origin. */
  readonly seen: (origin: string) => WitnessedTree | undefined
}

/** Files of more than this are not read. */
const MOST_BYTES = 1_000_000

/** The log with an origin, if it is one that may be cosigned; undefined otherwise. */
export function restoredLog(
  origin: string,
  { folder, definitions, seen }: RestoredLogsOptions,
): LogIdentity | undefined {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  for (const current of definitions())
    for (const name of files) {
      const found = logIn(readEvents(join(folder, name)), origin, current, seen)
      if (found) return found
    }
  return undefined
}

function logIn(
  events: readonly VerifiedEvent[],
  origin: string,
  current: Definition,
  seen: RestoredLogsOptions['seen'],
): LogIdentity | undefined {
  for (const event of events) {
    if (event.kind !== KIND.definition) continue
    const next = unlessInvalid(() => parseDefinition(event))
    if (next === undefined || refusalAfter(current, next) !== undefined) continue
    const signers = new Set([
      event.pubkey,
      ...events.flatMap((one) =>
        one.kind === KIND.signature && tagValue(one, 'e') === event.id ? [one.pubkey] : [],
      ),
    ])
    if (current.keepers.filter((keeper) => signers.has(keeper)).length < current.threshold) continue
    for (const { key, origin: lost, size, root } of next.continues) {
      const before = seen(lost)
      if (before?.size === size && before.root !== root) continue
      if (logOrigin(current.wall, key) === origin) return { origin, key }
    }
  }
  return undefined
}

function readEvents(file: string): readonly VerifiedEvent[] {
  return (
    unlessInvalid(() => {
      const text = readFileSync(file, 'utf8')
      if (text.length > MOST_BYTES) return []
      return text
        .split('\n')
        .filter((line) => line !== '')
        .flatMap((line) => verifyEvent(parseEventJson(line)) ?? [])
    }) ?? []
  )
}

/** A file that is none proves nothing, and must not stop a witness. */
function unlessInvalid<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}
