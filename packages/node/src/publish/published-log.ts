// One log as it stands in the published folder: its bodies, its inbox note, and what is old and can go.

import type { Anchor, DatedNote } from '@commonwall/wall'
import { logHash } from '@commonwall/wall'
import type { LogKey } from '../sequencer/log-key.ts'
import type { EventStore, OwnLog } from '../store/store.ts'
import type { Files } from './files.ts'
import { filesBelow } from './files.ts'
import { InboxNote } from './inbox-notes.ts'
import { removePartials } from './partials.ts'
import { ownPlaces } from './places.ts'
import { Segments } from './segments.ts'

export interface PublishedLogOptions {
  readonly log: OwnLog
  readonly key: LogKey
  /** Public key to which posts for this log are sealed, 64 hex digits. */
  readonly inbox?: string
  readonly store: EventStore
  /** The whole published folder. */
  readonly files: Files
  readonly anchors: () => readonly DatedNote[]
  readonly withheld?: (id: string) => boolean
  readonly onTrouble: (error: Error) => void
}

/** Leaves before the newest checkpoint for which a crash may have left something undone: more than one round. */
export const RECENT = 8_192

export class PublishedLog {
  readonly log: OwnLog
  readonly key: LogKey
  /** The 16 hex digits that end the origin: the log's folder. */
  readonly originHash: string
  /** The log's own folder. */
  readonly files: Files
  readonly segments: Segments
  readonly inbox: InboxNote | undefined
  /** The newest published checkpoint. Set by the publisher alone. */
  newest: Anchor | undefined
  /** Size up to which old partial files are gone; unknown after a start. */
  #pruned: number | undefined

  constructor(options: PublishedLogOptions) {
    const { log, key, inbox, files } = options
    this.log = log
    this.key = key
    this.originHash = logHash(key.key)
    this.files = filesBelow(files, `log/${this.originHash}`)
    this.segments = new Segments({
      ...options,
      places: ownPlaces(options.store, log),
      originHash: this.originHash,
    })
    this.inbox = inbox === undefined ? undefined : new InboxNote(key, inbox, this.files)
  }

  /** Removes partial tiles, bundles and segments of which the full one is published. */
  async prune(): Promise<void> {
    const size = this.newest?.size ?? 0
    const from = this.#pruned ?? Math.max(0, size - RECENT)
    this.#pruned = size
    await removePartials(this.files, this.segments, from, size)
  }
}
