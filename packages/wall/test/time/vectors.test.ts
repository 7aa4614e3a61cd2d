import {
  foldDefinitions,
  type NostrEvent,
  readAnchor,
  type VerifiedEvent,
  verifyEvent,
  type WitnessEntry,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../vectors.ts'

interface Life {
  readonly name: string
  readonly now: number
  readonly founding: NostrEvent
  readonly events: readonly NostrEvent[]
  readonly logs: readonly { readonly key: string; readonly ids: string[]; readonly notes: string[] }[]
  readonly expect: {
    readonly current: string
    readonly wallTime: number
    readonly versions: readonly object[]
    readonly logs: readonly object[]
    readonly witnessed: Readonly<Record<string, number>>
    readonly provisional: readonly string[]
  }
}

interface Refused {
  readonly why: string
  readonly wall: string
  readonly log: string
  readonly witnesses: readonly WitnessEntry[]
  readonly note: string
  readonly code: string
}

describe('the vectors of walls in time', () => {
  for (const life of readVectors<Life>('time/valid/lives.json'))
    it(life.name, async () => {
      const founding = verified(life.founding)
      const events = life.events.map(verified)
      // Nothing is known of later witnesses before the definitions are read.
      const { everyWitness } = foldDefinitions({ founding, events, logs: [], now: life.now })
      const logs = await Promise.all(
        life.logs.map(async ({ key, ids, notes }) => ({
          key,
          positions: new Map(ids.map((id, index) => [id, index])),
          length: ids.length,
          anchors: await Promise.all(
            notes.map((note) => readAnchor(note, { wall: founding.id, log: key, witnesses: everyWitness })),
          ),
        })),
      )
      const history = foldDefinitions({ founding, events, logs, now: life.now })
      const expected = life.expect
      expect(history.current.id).toBe(expected.current)
      expect(history.wallTime).toBe(expected.wallTime)
      const versions = history.versions.map(({ definition: { id }, state, boundAt, inForceAt }) => ({
        ...{ id, state, boundAt, inForceAt },
      }))
      expect(plain(versions)).toEqual(expected.versions)
      const standings = history.logs.map(({ key, state, countsFrom, closedAt }) => ({
        ...{ key, state, countsFrom, closedAt },
      }))
      expect(plain(standings)).toEqual(expected.logs)
      for (const { id } of events) {
        expect(history.witnessedTime(id)).toBe(expected.witnessed[id])
        expect(history.isProvisional(id)).toBe(expected.provisional.includes(id))
      }
    })

  for (const { why, note, code, ...of } of readVectors<Refused>('time/invalid/notes.json'))
    it(`refuse as an anchor: ${why}`, async () => {
      await expect(readAnchor(note, of)).rejects.toMatchObject({ code })
    })
})

function verified(event: NostrEvent): VerifiedEvent {
  const checked = verifyEvent(event)
  if (checked === undefined) throw new Error(`expected a true id and signature: ${event.id}`)
  return checked
}

/** Without members that are undefined, as JSON has them. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
