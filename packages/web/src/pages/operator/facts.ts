// What the operator's page tells, as plain data. Counts are rounded down to tens (0: fewer than ten), sizes to megabytes;
// times are unix seconds. Nothing here is about a reader, and nothing moves between two releases of the batch.

import type { Frame } from '../model.ts'

export interface OperatorFacts {
  /** Of the wall; `here` is this page itself. */
  readonly frame: Frame
  /** What somebody should do something about; empty where nothing is wrong. */
  readonly needs: readonly Need[]
  readonly logs: readonly OperatorLog[]
  readonly storage: Storage
  /** Addresses that the definition names, by what they are. */
  readonly addresses: readonly { readonly kind: AddressKind; readonly count: number }[]
  readonly queue: Queue
  readonly mirrors: readonly OperatorMirror[]
  readonly place: Place
}

export type Need =
  | { readonly what: 'disk'; readonly megabytes: number }
  | {
      readonly what:
        | 'log-unknown'
        | 'definition-stale'
        | 'no-witnesses'
        | 'few-witnesses'
        | 'no-mirror'
        | 'crowded'
        | 'idle'
    }
  | { readonly what: 'definition-ends'; readonly at: number }
  /** `who`: a witness by its name in the definition, a mirror by its host. */
  | {
      readonly what: 'witness-silent' | 'witness-never' | 'mirror-silent' | 'mirror-behind' | 'mirror-differs'
      readonly who: string
    }

export interface OperatorLog {
  /** Where it is reached: two logs may be admitted alike. */
  readonly host: string
  readonly admission: 'default' | 'optional'
  readonly open: boolean
  /** Posts now, and a day, a week and thirty days ago; undefined from before the log began. */
  readonly growth: readonly (number | undefined)[]
  /** When the newest checkpoint was dated. */
  readonly at: number | undefined
  readonly seen: number
  readonly of: number
  readonly witnesses: readonly {
    readonly name: string
    /** When it last signed; undefined: never yet. */
    readonly at: number | undefined
    /** It signed the newest checkpoint. */
    readonly newest: boolean
  }[]
}

/** Megabytes. */
export interface Storage {
  readonly store: number
  readonly published: number
  readonly free: number
  readonly memory: number
}

export type AddressKind = 'web' | 'relay' | 'onion'

export interface Queue {
  /** When what waits is released. */
  readonly due: number
  /** In the last release; undefined where there was none since the node was started. */
  readonly released: number | undefined
  /** More than half of the room is taken: from here on posts must show work. */
  readonly crowded: boolean
  /** Reports by lasting names that wait for moderators. */
  readonly reports: number
}

export interface OperatorMirror {
  readonly host: string
  readonly state: 'same' | 'behind' | 'ahead' | 'differs' | 'silent'
  /** Posts that it lacks. */
  readonly behind: number
}

export interface Place {
  readonly version: string
  readonly folder: string
  /** Where the world is told to find the wall. */
  readonly url: string
  readonly host: string
  readonly port: number
  /** The node listens on loopback alone: something stands in front of it. */
  readonly behind: boolean
}
