// What a result is computed from, as data that another implementation reads (`vectors/assembly`, `python/assembly.py`).

import { KIND, type LogHoldings, type VerifiedEvent } from '@commonwall/wall'
import type { AssemblyInput } from '../fold/input.ts'

/** Kinds that an assembly is computed from. */
const RECORDS: ReadonlySet<number> = new Set([
  KIND.withdrawal,
  KIND.signature,
  KIND.constitution,
  KIND.alternative,
  KIND.ballot,
  KIND.close,
  KIND.issuance,
])

export interface RecordsFileParts {
  readonly input: AssemblyInput
  /** As the copy holds them: sizes of anchors are dates that the other implementation is given. */
  readonly logs: readonly Pick<LogHoldings, 'key' | 'anchors'>[]
  /** What this implementation came to. */
  readonly made: { readonly state: string; readonly outcome?: string }
}

/** One file of one vector with one view: what is held here now. */
export function recordsFile({ input, logs: held, made }: RecordsFileParts) {
  const { constitution } = input
  const known = new Set(input.logs.flatMap(({ positions }) => [...positions.keys()]))
  const events = [...input.events].filter(({ id, kind }) => known.has(id) && RECORDS.has(kind))
  const logs = input.logs.map(({ key, length, positions, dates }) => {
    const ids: string[] = []
    for (const [id, index] of positions) if (index < length) ids[index] = id
    const anchors = held.find((log) => log.key === key)?.anchors ?? []
    const sizes = [...anchors.map(({ size }) => size), ...events.flatMap((event) => carriedSizes(event, key))]
    const dated = [...new Set(sizes)].flatMap((size) => {
      const date = size > 0 ? dates.at(size - 1) : undefined
      return date === undefined ? [] : [[size, date] as const]
    })
    return { key, ids, dated }
  })
  const view = {
    name: 'as it is held here',
    at: input.wallTime,
    lacks: [...(input.withheld ?? [])],
    made: { typescript: made },
  }
  const vector = {
    name: constitution.id,
    why: 'records of a wall',
    constitution,
    events,
    logs,
    views: [view],
  }
  return { about: 'One assembly, as a copy of its wall holds it.', vectors: [vector] }
}

/** Sizes of a log whose checkpoints a close carries; whether they verify, the dates say. */
function carriedSizes({ kind, tags }: VerifiedEvent, log: string): number[] {
  if (kind !== KIND.close) return []
  return tags.flatMap(([name, first, second, third = '']) => {
    if (name === 'read' && first === log) return [Number(second)]
    const checkpoint =
      name === 'missed' && second === log ? /\ncommonwall\/\S+\n(\d+)\n/.exec(third) : undefined
    return checkpoint ? [Number(checkpoint[1])] : []
  })
}
