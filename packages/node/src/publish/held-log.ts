// A log that this node only holds: its places are in the store, its tiles and bodies are made from it like our own,
// and what its own key and witnesses signed is kept as it came. Bodies that have to go, go here as well.

import { HASH_BYTES, toHex } from '@commonwall/tlog'
import { type Anchor, type DatedNote, logHash } from '@commonwall/wall'
import type { TreeHead } from '../sequencer/lock-database.ts'
import { growTree, openTree } from '../sequencer/tiles.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import { type Files, filesBelow } from './files.ts'
import { removePartials } from './partials.ts'
import { heldPlaces, type Places } from './places.ts'
import { Segments, type SegmentsOptions } from './segments.ts'

export interface HeldLogOptions extends Pick<SegmentsOptions, 'withheld' | 'onTrouble'> {
  readonly store: EventStore
  /** Raw key, 64 hex digits. */
  readonly key: string
  /** The whole published folder. */
  readonly files: Files
  readonly state: WallState
}

/** Leaves whose tiles are written at once. */
const STEP = 65_536

export class HeldLog {
  readonly key: string
  /** The log's own folder. */
  readonly files: Files
  readonly places: Places
  readonly segments: Segments
  readonly #options: HeldLogOptions

  constructor(options: HeldLogOptions) {
    const { key, files, state, store } = options
    const originHash = logHash(key)
    this.#options = options
    this.key = key
    this.files = filesBelow(files, `log/${originHash}`)
    this.places = heldPlaces(store, () => state.nameOf(key))
    const anchors = (): readonly DatedNote[] => state.dated(key)
    this.segments = new Segments({ ...options, places: this.places, originHash, anchors })
  }

  /**
   * For proofs under earlier checkpoints, whose partial tiles may never have been here: the first hashes of a longer
   * partial tile are those of the shorter one.
   */
  readonly proving: Pick<Files, 'read'> = {
    read: async (path) => {
      const bytes = await this.files.read(path)
      const [, folder, width] = /^(tile\/\d+\/.*\.p)\/(\d+)$/.exec(path) ?? []
      if (bytes !== undefined || folder === undefined) return bytes
      for (const name of await this.files.list(folder)) {
        if (Number(name) <= Number(width)) continue
        return (await this.files.read(`${folder}/${name}`))?.subarray(0, HASH_BYTES * Number(width))
      }
      return undefined
    },
  }

  /**
   * Publishes what the store holds of the log up to a checkpoint of its own: tiles, then bodies, then the checkpoint,
   * so that no reader ever sees one whose tiles are missing.
   * @param from the tree that was published before
   * @throws SequencerError, StoreError, Error if the places in the store do not give the checkpoint's root
   */
  async publish(from: TreeHead, { size, root, note }: Pick<Anchor, 'size' | 'root' | 'note'>): Promise<void> {
    const { store, state } = this.#options
    const source = { log: state.nameOf(this.key), store, files: this.files }
    const builder = await openTree(from, source)
    while (builder.size < size)
      await this.files.write(growTree(builder, Math.min(size, builder.size + STEP), source))
    if (toHex(builder.root()) !== root)
      throw new Error(
        `log ${this.key}: expected the root ${root} of its checkpoint from the ids that are held`,
      )
    await this.segments.prepare(from.size, size)
    await this.files.write([{ path: 'checkpoint', bytes: Buffer.from(note) }])
    await removePartials(this.files, this.segments, from.size, size)
  }
}
