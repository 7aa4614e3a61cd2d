// A log that this node only holds: its files were copied, and nothing in them changes but bodies that have to go.

import type { DatedNote } from '@commonwall/wall'
import { logHash } from '@commonwall/wall'
import type { WallState } from '../state/wall-state.ts'
import { type Files, filesBelow } from './files.ts'
import { heldPlaces, type Places } from './places.ts'
import { Segments, type SegmentsOptions } from './segments.ts'

export interface HeldLogOptions extends Pick<SegmentsOptions, 'store' | 'withheld' | 'onTrouble'> {
  /** Raw key, 64 hex digits. */
  readonly key: string
  /** The whole published folder. */
  readonly files: Files
  readonly state: WallState
}

export class HeldLog {
  readonly key: string
  /** The log's own folder. */
  readonly files: Files
  readonly places: Places
  readonly segments: Segments

  constructor(options: HeldLogOptions) {
    const { key, files, state } = options
    const originHash = logHash(key)
    this.key = key
    this.files = filesBelow(files, `log/${originHash}`)
    this.places = heldPlaces(this.files, () => state.anchors(key).at(-1)?.size ?? 0)
    const anchors = (): readonly DatedNote[] => state.dated(key)
    this.segments = new Segments({ ...options, places: this.places, originHash, anchors })
  }
}
