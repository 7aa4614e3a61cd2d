// What goes to a worker and comes back: two flat messages, because cloning objects costs more than reading JSON.
//
// A batch is one string, an event a line; JSON never holds a raw line feed. The answer is one byte an event.

import { type NostrEvent, stringifyEvent } from '@commonwall/wall'
import type { Engine, EngineName } from './engine.ts'

/** The first message of a worker. */
export interface WorkerReady {
  readonly engine: EngineName
  readonly because: string | undefined
}

/** What a worker is started with. */
export interface WorkerOptions {
  readonly portable: boolean
}

export function writeBatch(events: readonly NostrEvent[]): string {
  return events.map(stringifyEvent).join('\n')
}

/** One byte per event: 1 valid, 0 not. */
export function verifyBatch(engine: Engine, batch: string): Uint8Array {
  return Uint8Array.from(batch.split('\n'), (line) => (engine.verify(JSON.parse(line) as NostrEvent) ? 1 : 0))
}
