// The vector driver: packets go straight through the boxes, in virtual time.

import type { Verdict } from '../../box.ts'
import type { Packet } from '../../packet.ts'
import type { Crossing } from '../../path.ts'
import { pathOf } from '../../scenario/scenarios.ts'
import { fromHex, toHex } from '../../wire/bytes.ts'
import type { Vector, VectorFile, VectorStep } from './vector.ts'

export interface Difference {
  readonly step: number
  readonly expected: string
  readonly got: string
}

/** Runs one vector with fresh boxes; gives what differs, nothing if all is as expected. */
export function runVector(file: VectorFile, vector: Vector): readonly Difference[] {
  const path = pathOf({ boxes: file.boxes, lists: file.lists, hour: 12 }, { seed: vector.name })
  return vector.steps.flatMap((step, at) => {
    const crossing = path.cross(packetOf(step), step.at)
    const { reply } = step
    for (const { at: box, verdict } of crossing.deeds)
      if (verdict.do === 'probe' && reply !== undefined)
        path.learn(box, verdict.probe, reply === '' ? undefined : fromHex(reply), step.at)
    const got = describe(crossing, step)
    const expected = describeExpected(step)
    return got === expected ? [] : [{ step: at, expected, got }]
  })
}

export function packetOf(step: VectorStep): Packet {
  const { protocol, kind, from, inside, header } = step
  return {
    protocol,
    kind,
    from,
    client: endpoint(step.client),
    server: endpoint(step.server),
    bytes: fromHex(step.hex),
    ...(inside === undefined ? {} : { inside }),
    ...(header === undefined ? {} : { header }),
  }
}

function endpoint(text: string): { ip: string; port: number } {
  const [ip = '', port] = text.split(':')
  return { ip, port: Number(port) }
}

function describeExpected({ expect, to, count, answer }: VectorStep): string {
  return [expect, to, count, answer].filter((part) => part !== undefined).join(' ')
}

/** Only as much as the step asks about. */
function describe({ deeds }: Crossing, { to, count, answer }: VectorStep): string {
  const verdicts: readonly Verdict[] = deeds.map(({ verdict }) => verdict)
  const [first] = verdicts
  if (first === undefined) return 'pass'
  const parts: (string | number)[] = [first.do]
  const resets = verdicts.filter((verdict) => verdict.do === 'reset')
  if (to !== undefined && resets[0] !== undefined) parts.push(resets[0].to)
  if (count !== undefined) parts.push(resets.reduce((sum, { shape }) => sum + shape.count, 0))
  if (answer !== undefined && first.do === 'inject') parts.push(toHex(first.bytes))
  return parts.join(' ')
}
