// A vector of vectors/assembly/valid: one life of an assembly, seen at several times by several copies.

import { LogDates, type NostrEvent, parseEvent, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import {
  type AssemblyInput,
  foldAssembly,
  outcomeHash,
  outcomeOf,
  parseConstitution,
  stateHash,
} from '../../src/index.ts'
import { firstPlaces } from './gathering.ts'
import type { Scenario, View } from './scenarios.ts'

export interface Hashes {
  readonly state: string
  readonly outcome?: string
}

export interface VectorView extends View {
  /** Written by each implementation itself, and by no other. */
  readonly made: { readonly typescript?: Hashes; readonly python?: Hashes }
}

export interface AssemblyVector {
  readonly name: string
  readonly why: string
  readonly constitution: NostrEvent
  readonly events: readonly NostrEvent[]
  readonly logs: readonly {
    readonly key: string
    readonly ids: readonly string[]
    readonly dated: readonly (readonly [size: number, date: number])[]
  }[]
  readonly views: readonly VectorView[]
}

/** What a copy holds. Events are verified for good: nothing in a vector is taken on trust. */
export function inputOf(vector: AssemblyVector, view: View, checked = verifiedEvents(vector)): AssemblyInput {
  const logs = vector.logs.map(({ key, ids, dated }) => {
    const until = dated.filter(([, date]) => date <= view.at).map(([size, date]) => ({ size, date }))
    const length = until.reduce((most, { size }) => Math.max(most, size), 0)
    const positions = firstPlaces(ids.slice(0, length))
    return { key, length, positions, dates: new LogDates(until) }
  })
  const known = (id: string) => logs.some(({ positions }) => positions.has(id))
  const constitution = checked.get(vector.constitution.id)
  if (constitution === undefined) throw new Error(`${vector.name}: no constitution`)
  return {
    ...{ constitution, logs, wallTime: view.at, withheld: view.lacks.filter(known) },
    events: [...checked.values()].filter(({ id }) => known(id) && !view.lacks.includes(id)),
  }
}

export function verifiedEvents({ constitution, events }: AssemblyVector): ReadonlyMap<string, VerifiedEvent> {
  return new Map(
    [constitution, ...events].map((event) => {
      const verified = verifyEvent(parseEvent(event))
      if (verified === undefined) throw new Error(`${event.id}: not signed`)
      return [event.id, verified]
    }),
  )
}

export function hashesOf(input: AssemblyInput): Hashes {
  const state = foldAssembly(input)
  const outcome = outcomeOf(parseConstitution(input.constitution), state)
  return outcome === undefined
    ? { state: stateHash(state) }
    : { state: stateHash(state), outcome: outcomeHash(outcome) }
}

export function vectorOf({ name, why, assembly, views }: Scenario): AssemblyVector {
  const { founding, events, logs } = assembly
  return {
    ...{ name, why, constitution: founding, events },
    logs: logs.map(({ key, ids, dated }) => ({
      key,
      ids,
      dated: dated.map(({ size, date }) => [size, date] as const),
    })),
    views: views.map((view) => ({ ...view, made: {} })),
  }
}
