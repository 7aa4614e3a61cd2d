// Following: what is there and not held, then that all of it was given, then what comes; until it is ended.

import type { NostrEvent } from '@commonwall/wall'
import { type AcceptanceCase, failureOf, must } from './case.ts'
import type { TransportRig } from './rig.ts'
import { withTransport } from './with-transport.ts'

/** Milliseconds that any step may take. */
const PATIENCE = 20_000

export function followingCases(rig: TransportRig): AcceptanceCase[] {
  const { follows } = rig
  if (!follows) return []
  const { wall, events, add } = follows
  const heard = (known: readonly NostrEvent[], until: (ids: Set<string>) => Promise<void>) =>
    withTransport(rig, async ({ follow }) => {
      const ids = new Set<string>()
      const ending = new AbortController()
      let caughtUp = () => {}
      const reached = new Promise<void>((resolve) => {
        caughtUp = resolve
      })
      const following = follow?.({
        wall,
        known,
        onEvent: ({ id }) => ids.add(id),
        onCaughtUp: caughtUp,
        signal: ending.signal,
      })
      must(following !== undefined, 'follow')
      const ended = failureOf(following, 'an end by its signal')
      await Promise.race([
        reached,
        ended.then((error) => {
          throw error
        }),
        late('being caught up'),
      ])
      await until(ids)
      ending.abort()
      must((await ended).name === 'AbortError', 'AbortError', await ended)
      return ids
    })
  return [
    {
      name: 'who holds nothing is given everything',
      run: async () => {
        await heard([], async (ids) => {
          for (const { id } of events) must(ids.has(id), `the event ${id}`, 'none')
        })
      },
    },
    {
      name: 'who holds all but one is given that one',
      run: async () => {
        const [missing, ...known] = events
        await heard(known, async (ids) => {
          must(missing !== undefined && ids.has(missing.id), 'the one that was missing')
          for (const { id } of known) must(!ids.has(id), 'nothing that was held', id)
        })
      },
    },
    {
      name: 'what is said afterwards is heard',
      run: async () => {
        await heard(events, async (ids) => {
          const { id } = await add()
          for (const began = performance.now(); !ids.has(id); ) {
            must(performance.now() - began < PATIENCE, 'the new event', 'nothing')
            await new Promise((resolve) => setTimeout(resolve, 20))
          }
        })
      },
    },
  ]
}

async function late(what: string): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE))
  throw new Error(`${what}: nothing for ${PATIENCE / 1000} s`)
}
