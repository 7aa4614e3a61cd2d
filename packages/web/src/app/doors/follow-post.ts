// Follows one's own post from the outbox to its place on the wall, and says how long each step took.

import type { EngineClient } from '../shell/engine-client.ts'
import type { Arrival } from './facts.ts'
import { DoorError } from './trouble.ts'

/** Milliseconds between two looks. */
const LOOK = 500
/** A post that all witnesses have not signed after so many milliseconds is told with those that have. */
const PATIENCE = 10_000
/** One that nobody took after so many waits for somebody who does not come. */
const LATE = 60_000

export interface Following {
  readonly id: string
  /** Milliseconds of `performance.now` from which it is counted. */
  readonly since: number
  readonly onSent: (sentIn: number) => void
  /** Ends it, unfinished. */
  readonly signal: AbortSignal
}

/** Resolves when it is on the wall; with undefined if it was ended before. @throws DoorError if nobody takes it */
export async function followPost(
  engine: EngineClient,
  { id, since, onSent, signal }: Following,
): Promise<Arrival | undefined> {
  let sentIn: number | undefined
  let onTheWallIn: number | undefined
  while (!signal.aborted) {
    const post = (await engine.ask('mine')).find((one) => one.id === id)
    const passed = performance.now() - since
    if (post !== undefined && post.state !== 'waiting' && sentIn === undefined) {
      sentIn = passed
      onSent(sentIn)
    }
    if (post?.state === 'on-the-wall') {
      onTheWallIn ??= passed
      if (post.witnesses === post.of || passed - onTheWallIn > PATIENCE) {
        const { place, seen, of } = await engine.ask('cite', id)
        if (place !== undefined)
          return {
            ...{ sentIn: sentIn ?? onTheWallIn, onTheWallIn },
            ...{ place: place.index, size: place.size, hashes: hashesIn(place.proof) },
            ...{ witnesses: seen, of },
          }
      }
    }
    if (sentIn !== undefined) await engine.ask('look')
    else if (passed > LATE)
      throw new DoorError('too-late', 'post: expected it taken within a minute, it waits')
    await new Promise((resolve) => setTimeout(resolve, LOOK))
  }
  return undefined
}

/** The lines of a tlog-proof between its index and the checkpoint. */
function hashesIn(proof: string): number {
  const lines = proof.slice(0, proof.indexOf('\n\n')).split('\n')
  return lines.filter((line) => /^[A-Za-z0-9+/]{43}=$/.test(line)).length
}
