// Negentropy without a network: two sets of 100,000, 1 % scattered on each side that the other lacks.

import { createHash } from 'node:crypto'
import { Negentropy, NegentropySet } from '@commonwall/wall'
import { type Figure, figure } from '../figure.ts'

/** Bytes of a frame: what the relay sends over a WebSocket, and all at once. */
const FRAMES = [60_000, 10_000_000]

/** @throws Error if the two sides do not find exactly what each lacks */
export function measureNegentropy(subject: string, size: number, rounds: number): Figure[] {
  return FRAMES.flatMap((frameLimit) => measure(subject, size, rounds, frameLimit))
}

function measure(subject: string, size: number, rounds: number, frameLimit: number): Figure[] {
  const items = Array.from({ length: size }, (_, n) => ({
    id: createHash('sha256').update(`item ${n}`).digest('hex'),
    created_at: 1_700_000_000 + 3 * n,
  }))
  // Every hundredth is missing on one side, and another hundredth on the other.
  const ours = items.filter((_, n) => n % 100 !== 7)
  const theirs = items.filter((_, n) => n % 100 !== 53)
  const times = { load: [] as number[], client: [] as number[], server: [] as number[] }
  let bytes = 0
  let trips = 0
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    const client = new Negentropy(new NegentropySet(ours), { frameLimit })
    const server = new Negentropy(new NegentropySet(theirs), { frameLimit })
    times.load.push((performance.now() - started) / 2)
    const spent = { client: 0, server: 0 }
    const timed = <T>(side: 'client' | 'server', step: () => T): T => {
      const before = performance.now()
      const result = step()
      spent[side] += performance.now() - before
      return result
    }
    let found = 0
    bytes = 0
    trips = 0
    let message: string | undefined = timed('client', () => client.initiate())
    while (message !== undefined) {
      const asked: string = message
      const { message: answer = '' } = timed('server', () => server.reconcile(asked))
      const reconciled = timed('client', () => client.reconcile(answer))
      found += reconciled.have.length + reconciled.need.length
      bytes += asked.length + answer.length
      trips++
      message = reconciled.message
    }
    const expected = 2 * items.length - ours.length - theirs.length
    if (found !== expected) throw new Error(`negentropy: expected ${expected} differences, got ${found}`)
    times.client.push(spent.client)
    times.server.push(spent.server)
  }
  const told = `${trips} round trips, ${Math.round(bytes / 2048)} KiB`
  const frames = frameLimit > 1_000_000 ? 'one frame' : `frames of ${frameLimit.toLocaleString('en')} bytes`
  const name = `negentropy, ${size.toLocaleString('en')} items, ${frames}`
  return [
    figure(`${name}: load a side`, subject, 'ms', times.load),
    figure(`${name}: client`, subject, 'ms', times.client, told),
    figure(`${name}: server`, subject, 'ms', times.server),
  ]
}
