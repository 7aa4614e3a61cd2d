// What the assembly's worker is given: all that a copy holds of one assembly, as bytes that pass through the shell
// unread. No keys, and nothing that is not on the wall but texts' places in the forum.

import type { Anchor, DefinitionsHeld, LogHoldings, Side, Split, VerifiedEvent } from '@commonwall/wall'
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
interface PackedLog extends Omit<LogHoldings, 'positions' | 'anchors'> {
  readonly anchors: readonly Listed<Anchor>[]
  readonly runs: readonly (readonly [first: number, ids: string])[]
}

/** With its cosignatures as a list, as JSON knows no map. */
type Listed<T extends Side> = Omit<T, 'cosignatures'> & {
  readonly cosignatures: readonly (readonly [key: string, date: number])[]
}

type PackedSplit = Omit<Split, 'rival' | 'against'> & {
  readonly rival: Listed<Side>
  readonly against?: Listed<Side>
}

interface Packed extends Omit<AssemblyHeld, 'foundation'> {
  readonly foundation: Omit<AssemblyHeld['foundation'], 'logs' | 'splits'> & {
    readonly logs: readonly PackedLog[]
    readonly splits: readonly PackedSplit[]
  }
}

const ID = 64

export function packHeld(held: AssemblyHeld): Uint8Array<ArrayBuffer> {
  const logs = held.foundation.logs.map(({ key, anchors, positions }): PackedLog => {
    return { key, anchors: anchors.map(listed), runs: runsOf(positions) }
  })
  const splits = (held.foundation.splits ?? []).map(
    ({ rival, against, ...rest }): PackedSplit => ({
      ...{ ...rest, rival: listed(rival) },
      ...(against && { against: listed(against) }),
    }),
  )
  const packed: Packed = { ...held, foundation: { ...held.foundation, logs, splits } }
  return new TextEncoder().encode(JSON.stringify(packed))
}

/** Only what `packHeld` of the same build made: it has crossed the parser long ago. */
export function unpackHeld(bytes: Uint8Array): AssemblyHeld {
  const packed = JSON.parse(new TextDecoder().decode(bytes)) as Packed
  const logs = packed.foundation.logs.map(({ key, anchors, runs }): LogHoldings => {
    const positions = new Map<string, number>()
    for (const [first, ids] of runs)
      for (let at = 0; at * ID < ids.length; at++)
        positions.set(ids.slice(at * ID, (at + 1) * ID), first + at)
    return { key, anchors: anchors.map(mapped), positions }
  })
  const splits = packed.foundation.splits.map(
    ({ rival, against, ...rest }): Split => ({
      ...{ ...rest, rival: mapped(rival) },
      ...(against && { against: mapped(against) }),
    }),
  )
  return { ...packed, foundation: { ...packed.foundation, logs, splits } }
}

function listed<T extends Side>(side: T): Listed<T> {
  return { ...side, cosignatures: [...side.cosignatures] }
}

function mapped<T extends Side>(side: Listed<T>): Omit<T, 'cosignatures'> & Pick<Side, 'cosignatures'> {
  return { ...side, cosignatures: new Map(side.cosignatures) }
}

function runsOf(positions: ReadonlyMap<string, number>): PackedLog['runs'] {
  const runs: [first: number, ids: string[]][] = []
  let next = -1
  for (const [id, index] of [...positions].sort(([, a], [, b]) => a - b)) {
    if (index === next) runs.at(-1)?.[1].push(id)
    else runs.push([index, [id]])
    next = index + 1
  }
  return runs.map(([first, ids]) => [first, ids.join('')])
}
