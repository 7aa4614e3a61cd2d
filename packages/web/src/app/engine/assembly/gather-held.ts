// Everything that a copy holds of one assembly: the wall's foundation, the records, and the texts that they cite.

import type { Copy } from '@commonwall/sync'
import { KIND, tagValue, type VerifiedEvent } from '@commonwall/wall'
import type { CitedText } from '../../../assembly/model.ts'
import { spokenIn } from '../../../pages/fill/index.ts'
import type { AssemblyHeld } from '../../assembly/held.ts'
import { pathTo } from '../fill/path-to.ts'
import type { Wall } from '../wall.ts'

const RECORDS: ReadonlySet<number> = new Set([KIND.alternative, KIND.ballot, KIND.close, KIND.issuance])
/** Tags that cite texts, and where in them: of constitutions, alternatives, ballots. */
const CITED: Readonly<Record<string, readonly number[]>> = {
  passage: [2],
  text: [1],
  '-1': [2],
  '-2': [2],
  reply: [2, 3],
}

/** Undefined before the copy has read a wall. */
export function assemblyHeld(
  wall: Wall,
  copy: Copy,
  constitution: VerifiedEvent,
): Omit<AssemblyHeld, 'title' | 'thread' | 'signatures'> | undefined {
  const all = copy.foundation()
  if (all === undefined) return undefined
  const { events, now: _, ...foundation } = all
  const records = [constitution]
  // Named logs may be optional ones: whatever is held of them counts.
  for (const event of copy.events({ optional: true }))
    if (RECORDS.has(event.kind) && tagValue(event, 'e') === constitution.id) records.push(event)
  return {
    id: constitution.id,
    foundation: { ...foundation, events: [...events, ...records] },
    // A hole proves nothing, whatever is said about it, until the final root says that nothing is lacking.
    withheld: copy.holes().map(({ id }) => id),
    texts: textsCitedBy(wall, records),
  }
}

function textsCitedBy(wall: Wall, records: readonly VerifiedEvent[]): AssemblyHeld['texts'] {
  const texts = new Map<string, CitedText>()
  for (const { tags } of records)
    for (const tag of tags)
      for (const place of CITED[tag[0] ?? ''] ?? []) {
        const id = tag[place]
        if (id === undefined || texts.has(id)) continue
        const text = citedText(wall, id)
        if (text !== undefined) texts.set(id, text)
      }
  return [...texts]
}

/** The text of a post as a reader would be shown it; undefined for an id that is not known. */
function citedText(wall: Wall, id: string): CitedText | undefined {
  const event = wall.events.get(id)
  if (event === undefined)
    return wall.placeOf(id) === undefined
      ? undefined
      : { text: undefined, absence: wall.absenceOfHole(id), path: undefined }
  const absence = wall.absenceOfHeld(event)
  return {
    text: absence === undefined ? spokenIn(event, event.content) : undefined,
    absence,
    path: pathTo(wall, event),
  }
}
