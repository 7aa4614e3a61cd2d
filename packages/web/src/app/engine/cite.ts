// "Cite this": everything that somebody else needs to check, with standard tools, that this was on the wall.

import { formatProof, fromHex, inclusionProof, leafHash } from '@commonwall/tlog'
import { logOrigin, noteToShow, stringifyEvent } from '@commonwall/wall'
import type { Held, HeldLog } from './held.ts'
import type { Wall } from './wall.ts'

export interface Citation {
  readonly id: string
  readonly wall: string
  /** A link that names its place; undefined where it has none, or where a link would tell an address that few know. */
  readonly link: string | undefined
  /** The event as JSON: id and signature can be checked from it. Undefined for a hole. */
  readonly event: string | undefined
  /** Undefined for what has no place yet. */
  readonly place: PlaceProof | undefined
  /** Unix seconds at which witnesses saw it, if they did. */
  readonly witnessed: number | undefined
  readonly seen: number
  readonly of: number
}

export interface PlaceProof {
  readonly log: string
  readonly index: number
  readonly size: number
  /** Hex. */
  readonly root: string
  /** A C2SP tlog-proof. */
  readonly proof: string
}

/** @param origin the host of this page, ending in a slash, if everybody may know it */
export function cite(wall: Wall, id: string, origin: string | undefined): Citation {
  const { held } = wall
  const number = wall.placeOf(id)
  const event = held.events.get(id)
  const log = held.logs.find(({ positions }) => positions.has(id))
  const anchor = log?.anchors.at(-1)
  const { cosigned, of } =
    anchor === undefined
      ? { cosigned: 0, of: held.history.current.witnesses.length }
      : held.history.witnessing(anchor)
  return {
    id,
    wall: held.wall,
    link:
      origin === undefined || number === undefined || wall.isOptional(id)
        ? undefined
        : `${origin}t/${number}`,
    event: event && stringifyEvent(event),
    place: log && placeProof(held, log, id),
    witnessed: held.history.witnessedTime(id),
    seen: cosigned,
    of,
  }
}

/** The proof under the newest checkpoint; undefined where that does not cover the place yet. */
function placeProof({ wall, history }: Held, log: HeldLog, id: string): PlaceProof | undefined {
  const index = log.positions.get(id)
  const anchor = log.anchors.findLast(({ size }) => index !== undefined && size > index)
  if (index === undefined || anchor === undefined) return undefined
  const leaves: Uint8Array[] = []
  for (const [leaf, at] of log.positions) {
    const bytes = at < anchor.size && fromHex(leaf)
    if (bytes) leaves[at] = leafHash(bytes)
  }
  if (leaves.length < anchor.size || leaves.includes(undefined as never)) return undefined
  const proof = inclusionProof(leaves, index, anchor.size)
  return {
    log: logOrigin(wall, log.key),
    index,
    size: anchor.size,
    root: anchor.root,
    proof: formatProof({ index, proof, checkpoint: noteToShow(anchor, history.current) }),
  }
}
