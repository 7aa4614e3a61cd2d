// The anchors held of all logs, in memory and on a shelf of the store.
//
// An anchor is published the moment it exists, but views use it only from the segment that it is written into,
// so it must outlive a crash in between. Many checkpoints a minute would pile up: of each segment only those
// that it keeps stay, those that ended a pause, the newest of the log, and for an hour what may still get its
// quorum.

import type { Anchor } from '@commonwall/wall'
import { keptAnchors, SEGMENT_WIDTH } from '@commonwall/wall'
import type { Shelf } from '../store/store.ts'
import type { DatedAnchor } from './wall-state.ts'

/** How long an anchor without a date is kept, in seconds: cosignatures may come late. */
const UNDATED = 3_600

export class AnchorShelf {
  readonly #shelf: Shelf
  /** By log, by size. Replaced, never changed. */
  readonly #logs = new Map<string, readonly Anchor[]>()

  constructor(shelf: Shelf) {
    this.#shelf = shelf
    for (const [, value] of shelf.all()) {
      const anchor = fromJson(value)
      this.#logs.set(anchor.log, [...(this.#logs.get(anchor.log) ?? []), anchor])
    }
    for (const [log, anchors] of this.#logs) this.#logs.set(log, anchors.toSorted(bySize))
  }

  /** Keys of all logs of which anchors are held. */
  logs(): readonly string[] {
    return [...this.#logs.keys()]
  }

  anchors(log: string): readonly Anchor[] {
    return this.#logs.get(log) ?? []
  }

  /** Takes in an anchor. One that says the same as a held one and more takes its place. */
  async add(anchor: Anchor): Promise<void> {
    const held = this.anchors(anchor.log)
    if (held.some((other) => other.note === anchor.note)) return
    const replaced = held.filter((other) => isPartOf(other, anchor))
    const stay = held.filter((other) => !replaced.includes(other))
    this.#logs.set(anchor.log, [...stay, anchor].sort(bySize))
    await this.#shelf.put([[keyOf(anchor), toJson(anchor)]])
    await this.#shelf.remove(replaced.map(keyOf))
  }

  /**
   * Lets go of what no segment keeps.
   * @param wanted notes of anchors that are kept whatever segments do: those that definition files carry
   * @param now unix seconds
   */
  async prune(
    log: string,
    dated: readonly DatedAnchor[],
    wanted: ReadonlySet<string>,
    now: number,
  ): Promise<void> {
    const all = this.anchors(log)
    const newest = all.at(-1)
    const dates = new Map(dated.map((one) => [one.anchor, one]))
    const kept = new Set<Anchor>(all.filter(({ note }) => wanted.has(note) || note === newest?.note))
    for (const [index, group] of Map.groupBy(dated, ({ size }) => Math.floor(size / SEGMENT_WIDTH)))
      for (const { anchor } of keptAnchors(group, index)) kept.add(anchor)
    const gone = all.filter(
      (anchor) => !kept.has(anchor) && (dates.has(anchor) || ownTime(anchor) < now - UNDATED),
    )
    if (gone.length === 0) return
    this.#logs.set(
      log,
      all.filter((anchor) => !gone.includes(anchor)),
    )
    await this.#shelf.remove(gone.map(keyOf))
  }
}

function bySize(a: Anchor, b: Anchor): number {
  return a.size - b.size || ownTime(a) - ownTime(b)
}

function ownTime({ log, cosignatures }: Anchor): number {
  return cosignatures.get(log) ?? 0
}

/** True if the second is the same checkpoint with at least the first one's cosignatures. */
function isPartOf(part: Anchor, whole: Anchor): boolean {
  return (
    part.size === whole.size &&
    part.root === whole.root &&
    [...part.cosignatures].every(([key, time]) => whole.cosignatures.get(key) === time)
  )
}

function keyOf(anchor: Anchor): string {
  const size = String(anchor.size).padStart(16, '0')
  return `${anchor.log}/${size}/${anchor.root}/${ownTime(anchor)}/${anchor.cosignatures.size}`
}

function toJson({ log, size, root, note, cosignatures }: Anchor): string {
  return JSON.stringify({ log, size, root, note, cosignatures: [...cosignatures] })
}

/** Our own shelf, verified when it was written. */
function fromJson(text: string): Anchor {
  const { cosignatures, ...rest } = JSON.parse(text) as Omit<Anchor, 'cosignatures'> & {
    cosignatures: [string, number][]
  }
  return { ...rest, cosignatures: new Map(cosignatures) }
}
