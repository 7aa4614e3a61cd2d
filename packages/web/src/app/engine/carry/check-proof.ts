// A proof that somebody handed over, held against what is held here: it names a place, and shows that what stands there is
// under a root that the log and its witnesses signed. Whether it is the post that was spoken of, the reader sees.

import { readPlacement } from '@commonwall/sync'
import { parseProof } from '@commonwall/tlog'
import { titleOf } from '@commonwall/wall'
import { excerptOf } from '../../../pages/fill/index.ts'
import { pathTo } from '../fill/path-to.ts'
import type { Ground } from '../ground.ts'

/** `no-wall`: none is open. `foreign`: of no log of this wall. `unread`: its place was not read here yet. */
export type Proven =
  | { readonly is: 'no-wall' | 'foreign' | 'unread' | 'false' }
  | {
      readonly is: 'true'
      readonly id: string
      /** The number of the place; undefined in a log that is not read. */
      readonly place: number | undefined
      /** What stands there, as far as it stands open. */
      readonly words: string | undefined
      readonly path: string | undefined
      readonly witnesses: number
      readonly of: number
    }

const WORDS = 80

export async function checkProof(ground: Ground, text: string): Promise<Proven> {
  if (!ground.isOpen) return { is: 'no-wall' }
  const wall = ground.wall()
  const { history } = wall.held
  try {
    const { index, checkpoint } = parseProof(text)
    const origin = checkpoint.slice(0, checkpoint.indexOf('\n'))
    const log = history.logs.find((one) => one.origin === origin)
    if (log === undefined) return { is: 'foreign' }
    const positions = wall.held.logs.find(({ key }) => key === log.key)?.positions ?? []
    const [id] = [...positions].find(([, place]) => place === index) ?? []
    if (id === undefined) return { is: 'unread' }
    const { wall: of, witnesses } = history.current
    const placement = await readPlacement(text, id, { wall: of, witnesses, logs: history.logs })
    const event = wall.events.get(id)
    const open = event !== undefined && wall.absenceOfHeld(event) === undefined ? event : undefined
    return {
      is: 'true',
      id,
      place: wall.placeOf(id),
      words: open && (titleOf(open) ?? excerptOf(open.content, WORDS)),
      path: event && pathTo(wall, event),
      witnesses: placement.witnesses,
      of: placement.of,
    }
  } catch {
    // Whatever a proof lacks, it proves nothing.
    return { is: 'false' }
  }
}
