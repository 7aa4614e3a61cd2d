// The wall as everybody sees it who holds the same: for what is given away. Nothing of this device is in it: neither
// posts that are on no wall yet, nor what was read, followed or unfolded here.

import { opened } from '../ground.ts'
import { heldIn } from '../held.ts'
import type { Session } from '../session.ts'
import { NOBODYS, Wall } from '../wall.ts'

/** @param now unix seconds @param optional what stands in optional logs alone, too @throws EngineError engine/no-wall */
export function sharedWall({ copy }: Session, now: number, optional = false): Wall {
  const held = opened(heldIn(copy, optional))
  const placed = [...held.events].filter(([id]) => held.logs.some(({ positions }) => positions.has(id)))
  return new Wall({
    ...NOBODYS,
    held: { ...held, events: new Map(placed), caught: [] },
    ...{ source: 'copy', asked: false, saved: false, now, optional },
  })
}
