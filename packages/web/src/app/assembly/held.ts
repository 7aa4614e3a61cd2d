// What the assembly's worker is given: all that a copy holds of one assembly, as bytes that pass through the shell
// unread. No keys, and nothing that is not on the wall but texts' places in the forum.

import type { DefinitionsHeld, LogHoldings, VerifiedEvent } from '@commonwall/wall'
import type { CitedText } from '../../assembly/model.ts'
import type { Spoken } from '../../pages/model.ts'

export interface AssemblyHeld {
  /** Id of the constitution. */
  readonly id: string
  /** What the wall's history is folded from, with the records of this assembly among the events. */
  readonly foundation: Omit<DefinitionsHeld, 'events' | 'now'> & { readonly events: readonly VerifiedEvent[] }
  /** Ids in logs whose bodies are not held. */
  readonly withheld: readonly string[]
  /** Of the thread in which it is talked over. */
  readonly title: Spoken | undefined
  readonly thread: string | undefined
  /** Texts that records cite, by id. */
  readonly texts: readonly (readonly [id: string, text: CitedText])[]
  /** How many lasting names signed an outcome, by its hash. */
  readonly signatures: readonly (readonly [hash: string, names: number])[]
}

/** A log whose places are written as runs: the first index of each, and the ids end to end. */
type PackedLog = Omit<LogHoldings, 'positions'> & {
  readonly positions: readonly (readonly [first: number, ids: string])[]
}

interface Packed extends Omit<AssemblyHeld, 'foundation'> {
  readonly foundation: Omit<AssemblyHeld['foundation'], 'logs' | 'events'> & {
    readonly logs: readonly PackedLog[]
  }
}

const ID = 64

/** What is a map in a log or a split: written as a list, as JSON knows none. */
const MAPS = ['cosignatures', 'proven']

/** Events on a line of their own: to look for maps among the parts of a hundred thousand takes seconds. */
export function packHeld(held: AssemblyHeld): Uint8Array<ArrayBuffer> {
  const { events, ...foundation } = held.foundation
  const logs = foundation.logs.map((log): PackedLog => ({ ...log, positions: runsOf(log.positions) }))
  const packed: Packed = { ...held, foundation: { ...foundation, logs } }
  const rest = JSON.stringify(packed, (_, value) => (value instanceof Map ? [...value] : value))
  return new TextEncoder().encode(`${JSON.stringify(events)}\n${rest}`)
}

/** Only what `packHeld` of the same build made: it has crossed the parser long ago. */
export function unpackHeld(bytes: Uint8Array): AssemblyHeld {
  const [events = '', rest = ''] = new TextDecoder().decode(bytes).split('\n')
  const packed: Packed = JSON.parse(rest, (key, value) => (MAPS.includes(key) ? new Map(value) : value))
  const logs = packed.foundation.logs.map((log): LogHoldings => {
    const positions = new Map<string, number>()
    for (const [first, ids] of log.positions)
      for (let at = 0; at * ID < ids.length; at++)
        positions.set(ids.slice(at * ID, (at + 1) * ID), first + at)
    return { ...log, positions }
  })
  return { ...packed, foundation: { ...packed.foundation, events: JSON.parse(events), logs } }
}

function runsOf(positions: ReadonlyMap<string, number>): PackedLog['positions'] {
  const runs: [first: number, ids: string[]][] = []
  let next = -1
  for (const [id, index] of [...positions].sort(([, a], [, b]) => a - b)) {
    if (index === next) runs.at(-1)?.[1].push(id)
    else runs.push([index, [id]])
    next = index + 1
  }
  return runs.map(([first, ids]) => [first, ids.join('')])
}
