// How this node's own mirrors stand: what each publishes of the first log that is open, beside what is here.

import { logOrigin, readUrl } from '@commonwall/wall'
import type { OperatorMirror } from '@commonwall/web/operator'
import { roundToTens } from '../metrics/metrics.ts'
import { mirrorSight } from '../sequencer/compare.ts'
import type { WallState } from '../state/wall-state.ts'
import type { Fetch } from '../witness/witness-client.ts'

/** Milliseconds for one answer. */
const PATIENCE = 3_000

/** Asks all of them at once. @param urls as `serve --mirror` was given */
export function askMirrors(
  urls: readonly string[],
  state: Pick<WallState, 'history' | 'anchors' | 'wall'>,
  fetch: Fetch,
): Promise<readonly OperatorMirror[]> {
  const { logs } = state.history().current
  const log = logs.find(({ admission, open }) => admission === 'default' && open) ?? logs[0]
  if (log === undefined) return Promise.resolve([])
  const ours = state.anchors(log.key)
  const identity = { origin: logOrigin(state.wall, log.key), key: log.key }
  return Promise.all(
    urls.map(async (url): Promise<OperatorMirror> => {
      const host = readUrl(url)?.host ?? url
      const sight = await mirrorSight(url, identity, fetch, PATIENCE)
      if (sight === undefined) return { host, state: 'silent', behind: 0 }
      const size = ours.at(-1)?.size ?? 0
      if (sight.size > size) return { host, state: 'ahead', behind: 0 }
      const same = ours.find((anchor) => anchor.size === sight.size)
      if (same !== undefined && same.root !== sight.root) return { host, state: 'differs', behind: 0 }
      if (sight.size === size) return { host, state: 'same', behind: 0 }
      return { host, state: 'behind', behind: roundToTens(size - sight.size) }
    }),
  )
}
