// How the engine and the worker that speaks with relays talk: questions, and what comes of each. Plain data only.

import type { FollowOptions } from '@commonwall/sync'
import type { NostrEvent } from '@commonwall/wall'

/** From the engine. */
export type Asked =
  | { readonly verb: 'post'; readonly url: string; readonly lines: readonly string[] }
  | ({ readonly verb: 'follow'; readonly url: string } & Pick<FollowOptions, 'wall' | 'known'>)
  /** Ends the question of the same number. */
  | { readonly verb: 'stop' }

/** To the engine. */
export type Told =
  | { readonly event: NostrEvent }
  | { readonly caughtUp: true }
  | { readonly output: unknown }
  | { readonly error: { readonly code: string; readonly message: string } }
