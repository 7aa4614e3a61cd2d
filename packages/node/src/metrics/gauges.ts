// The counters that are scraped: of what was released, rounded.

import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { type Gauge, roundToTens } from './metrics.ts'

export interface Counted {
  readonly store: Pick<EventStore, 'placedCount'>
  readonly state: Pick<WallState, 'history'>
}

/** Nothing here moves when a post is taken in, only when it stands in a log. */
export function gaugesOf({ store, state }: Counted): readonly Gauge[] {
  return [
    {
      name: 'commonwall_posts',
      help: 'Posts in the default log, rounded down to tens.',
      value: () => roundToTens(store.placedCount('default')),
    },
    {
      name: 'commonwall_posts_optional',
      help: 'Posts in the optional log, rounded down to tens.',
      value: () => roundToTens(store.placedCount('optional')),
    },
    {
      name: 'commonwall_wall_time',
      help: 'Largest witnessed time, unix seconds.',
      value: () => state.history().wallTime,
    },
    {
      name: 'commonwall_memory_bytes',
      help: 'Resident memory, rounded down to whole megabytes.',
      value: () => Math.floor(process.memoryUsage.rss() / 1e6) * 1e6,
    },
  ]
}
