// What stands behind the wall: logs, definitions, empty places, and what came that was not true.

import type { Frame } from './frame.ts'
import type { Pager } from './lists.ts'
import type { Absence } from './post.ts'

/** In the app: something that came and was not true. */
export interface Finding {
  /** Who gave it, as the reader knows it. */
  readonly address: string
  /** What it is (`CaughtCode` of `sync`). */
  readonly code: string
  readonly path: string
  readonly problem: string
}

export interface LogView {
  readonly origin: string
  readonly url: string
  readonly admission: 'default' | 'optional'
  readonly open: boolean
  readonly size: number | undefined
  /** Hex. */
  readonly root: string | undefined
  readonly at: number | undefined
  readonly witnesses: readonly { readonly name: string; readonly at: number | undefined }[]
  /** The checkpoint as it was signed. */
  readonly checkpoint: string | undefined
}

export interface DefinitionView {
  readonly id: string
  readonly version: number
  readonly state: 'in-force' | 'earlier' | 'waiting' | 'attempt'
  /** When it came, or will come, into force. */
  readonly from: number | undefined
  readonly keepers: number
  readonly threshold: number
}

export interface HoleView {
  readonly place: number
  readonly absence: Absence
}

export interface TransparencyPage {
  readonly kind: 'transparency'
  readonly frame: Frame
  readonly wallId: string
  readonly logs: readonly LogView[]
  readonly definitions: readonly DefinitionView[]
  readonly holes: readonly HoleView[]
  readonly pager: Pager
  /** In the app: what was wrong with what came. */
  readonly findings?: readonly Finding[]
  /** In the app, of optional logs that were asked for: whether all of them is here. */
  readonly readsOptional?: 'asked' | 'read' | undefined
  /** In the app: tries to replace the key of a name that had no effect. */
  readonly attempts?: number
}
