// A running node that keeps in step with others of its wall, and hands on to them what it cannot log itself, until it is
// told to stop.

import { setTimeout } from 'node:timers/promises'
import type { RunningNode } from '@commonwall/node'
import { readFolder } from '@commonwall/sync/node'
import { now } from '../terminal/arguments.ts'
import { plainLine } from '../terminal/plain.ts'
import { follow } from './follow.ts'
import { handOn } from './hand-on.ts'

/** Seconds between two rounds. */
const EVERY = 60

export interface FollowingOptions {
  readonly every?: number
  /** Done after each round. */
  readonly after?: () => Promise<unknown>
}

/** @param published the folder that the node publishes, prefix included */
export function keepFollowing(
  node: RunningNode,
  published: string,
  sources: readonly string[],
  { every = EVERY, after }: FollowingOptions = {},
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const handed = new Map<string, number>()
  const handOnce = () =>
    handOn({
      handing: node.handing,
      history: node.state.history(),
      read: readFolder(published),
      now: now(),
      handed,
    })
  const loop = async () => {
    while (sources.length > 0 && !stopping.signal.aborted) {
      // Whatever fails is tried again in the next round; a node goes on without those that it follows.
      await handOnce().catch(say)
      await followOnce(node, published, sources).catch(say)
      await after?.().catch(say)
      await setTimeout(1000 * every, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const ended = loop()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

async function followOnce(node: RunningNode, published: string, sources: readonly string[]): Promise<void> {
  const followed = await follow({
    sources,
    wall: node.wall,
    held: readFolder(published),
    now: now(),
    takeIn: (copy) => node.takeIn(copy),
    keepEvidence: (bytes) => node.keepEvidence(bytes),
  })
  for (const { outcome, says } of followed) if (outcome === 'wrong' || outcome === 'differs') say(says)
}

function say(what: unknown): void {
  console.error(plainLine(what instanceof Error ? what.message : String(what)))
}
