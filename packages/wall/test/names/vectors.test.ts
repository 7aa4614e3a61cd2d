import { foldNames, type KeySpan, type NostrEvent, verifyEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../vectors.ts'

interface Life {
  readonly name: string
  readonly wall: string
  readonly events: readonly NostrEvent[]
  readonly witnessed: Readonly<Record<string, number>>
  readonly expect: {
    readonly names: readonly { readonly name: string; readonly events: string[]; readonly keys: KeySpan[] }[]
    readonly attempts: readonly string[]
  }
}

describe('the vectors of lasting names', () => {
  for (const { name, wall, events, witnessed, expect: expected } of readVectors<Life>(
    'names/valid/lives.json',
  ))
    it(name, () => {
      const checked = events.flatMap((event) => verifyEvent(event) ?? [])
      expect(checked).toHaveLength(events.length)
      const names = foldNames({ events: checked, history: { wall, witnessedTime: (id) => witnessed[id] } })
      const all = names.all.map((one) => ({ ...one, events: one.events.map(({ id }) => id) }))
      expect(JSON.parse(JSON.stringify(all))).toEqual(expected.names)
      expect(names.attempts.map(({ event }) => event.id)).toEqual(expected.attempts)
    })
})
