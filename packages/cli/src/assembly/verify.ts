// `commonwall assembly verify SOURCE`: recomputes everything, compares with a hash that somebody else came to, and
// writes the records to a file that the implementation in Python reads.

import { writeFileSync } from 'node:fs'
import { outcomeHash, outcomeOf, stateHash } from '@commonwall/assembly'
import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { Command } from 'commander'
import { CommandError } from '../terminal/command-error.ts'
import { type JsonOption, say, withJson } from '../terminal/output.ts'
import { type OpenedAssembly, openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'

interface VerifyOptions extends JsonOption, WhichAssembly {
  readonly hash?: string
  readonly out?: string
}

export function verifyAssemblyCommand(): Command {
  return withAssembly(withJson(new Command('verify')))
    .description('check the result yourself: recompute it, and compare')
    .argument('<source>', 'where the wall is read')
    .option('--hash <hash>', 'of a state or an outcome, as somebody else says it is')
    .option('--out <file>', 'write what it is computed from, for packages/assembly/python/assembly.py')
    .action(async (source: string, options: VerifyOptions) => {
      const opened = await openAssembly(source, options)
      const outcome = outcomeOf(opened.constitution, opened.state)
      const hashes = {
        state: stateHash(opened.state),
        ...(outcome === undefined ? {} : { outcome: outcomeHash(outcome) }),
      }
      if (options.out !== undefined)
        writeFileSync(options.out, `${JSON.stringify(vectorOf(opened, hashes))}\n`)
      if (options.hash !== undefined && !Object.values(hashes).includes(options.hash))
        throw new CommandError(
          'assembly/differs',
          `hash: expected ${options.hash}, came to ${Object.values(hashes).join(' and ')}; one of the two holds something else`,
        )
      say(options, hashes, [
        `State   ${hashes.state}`,
        ...(hashes.outcome === undefined ? [] : [`Outcome ${hashes.outcome}`]),
        ...(options.hash === undefined ? [] : ['It is the same.']),
        ...(options.out === undefined
          ? []
          : [
              `By the other implementation: python3 packages/assembly/python/assembly.py --show ${options.out}`,
            ]),
      ])
    })
}

/** In the shape of vectors/assembly. */
function vectorOf({ event, input, constitution, loaded }: OpenedAssembly, typescript: object) {
  const known = new Set(input.logs.flatMap(({ positions }) => [...positions.keys()]))
  const events = [...input.events].filter(({ id, kind }) => known.has(id) && RECORDS.has(kind))
  const logs = input.logs.map(({ key, length, positions, dates }) => {
    const ids: string[] = []
    for (const [id, index] of positions) if (index < length) ids[index] = id
    const anchors = loaded.report.logs.find((log) => log.key === key)?.anchors ?? []
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
    made: { typescript },
  }
  const vector = {
    name: constitution.id,
    why: 'records of a wall',
    constitution: event,
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

/** Kinds that an assembly is computed from. */
const RECORDS: ReadonlySet<number> = new Set([5, 4591, 4600, 4601, 4602, 4603, 4604])
