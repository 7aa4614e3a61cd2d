// A source over a map of files, that counts what it is asked; and what checks signatures in tests.

import { type NostrEvent, stringifyEvent, verifyEvent } from '@commonwall/wall'
import type { Source } from '../../src/copy/source.ts'

export interface MapSource extends Source {
  /** Paths in the order in which they were asked. */
  readonly asked: string[]
  files: ReadonlyMap<string, Uint8Array>
}

export function mapSource(files: ReadonlyMap<string, Uint8Array>, address = 'https://a.example/'): MapSource {
  const source: MapSource = {
    kind: 'http',
    address,
    asked: [],
    files,
    async read(path) {
      source.asked.push(path)
      return source.files.get(path)
    },
  }
  return source
}

/** Checks ids and signatures, in plain JavaScript. */
export async function reallyVerify(events: readonly NostrEvent[]): Promise<readonly boolean[]> {
  return events.map((event) => verifyEvent(event) !== undefined)
}

const checked = new Map<string, boolean>()

/** For posts whose signature is not what the test is about: believes zeros, and checks each other event once. */
export async function believeZeros(events: readonly NostrEvent[]): Promise<readonly boolean[]> {
  return events.map((event) => {
    if (event.sig === '0'.repeat(128)) return true
    const text = stringifyEvent(event)
    const verdict = checked.get(text) ?? verifyEvent(event) !== undefined
    checked.set(text, verdict)
    return verdict
  })
}
