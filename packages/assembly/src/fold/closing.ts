// Which records there are in a stage: the one set from which everybody computes.
//
// What stood in any named log by the end counts. For the pause, anyone shows what was left out; after it, issuers say
// how far they read each log and what root follows. The first root of three quarters of all issuers is final. A
// close that smuggles in what came late, or leaves out what was shown, is void; who states two roots before that is
// struck, and still counts in the denominator, so that striking makes nothing easier.
//
// Whether a close is void, and who is struck, never depends on bodies that a copy may lack: else copies that hold
// different holes would come to different ends.

import { PAUSE } from '@commonwall/wall'
import type { Constitution, Span, StageRoot } from '../record/index.ts'
import type { AssemblyClock, Sizes } from './clock.ts'
import type { Drawers } from './drawers.ts'
import { readAll } from './shown.ts'
import { recordsWithin, rootOfRecords, type StageRecords } from './stage-records.ts'

/** The records within some sizes of the logs. */
export interface RecordSet {
  readonly sizes: Sizes
  readonly records: StageRecords
  readonly count: number
  readonly root: string
}

export interface Closing extends RecordSet {
  /** Unix seconds at which three quarters had said the same; undefined before. */
  readonly finalAt: number | undefined
  /** Keys of issuers that stated two roots before that, ascending. */
  readonly struck: readonly string[]
  /** True if it is final and this copy comes to the same root: then it lacks nothing. */
  readonly proven: boolean
}

export interface ClosingInput {
  readonly constitution: Constitution
  readonly drawers: Drawers
  readonly clock: AssemblyClock
  readonly stage: number
  readonly span: Span
  readonly wallTime: number
}

/** The records of a stage, final or as far as this copy can tell. */
export function closingOf(input: ClosingInput): Closing {
  const { clock, span, wallTime } = input
  const setOf = setsWithin(input)
  const own = setOf(clock.sizesBy(Math.min(span.until, wallTime)))
  const standing = new Map<string, string>()
  const struck = new Set<string>()
  const read = new Map<string, Sizes[]>()
  for (const { close, date } of standingCloses(input)) {
    const { author, sizes } = close
    const stated = `${close.count} ${close.root}`
    const before = standing.get(author)
    // Said again, it is no other way to the same: an issuer would have everybody compute thousands of sets.
    if (struck.has(author) || before === stated) continue
    if (before !== undefined) {
      struck.add(author)
      standing.delete(author)
      continue
    }
    standing.set(author, stated)
    read.set(stated, [...(read.get(stated) ?? []), sizes])
    const agreeing = [...standing.values()].filter((other) => other === stated).length
    if (4 * agreeing < 3 * issuerCount(input.constitution)) continue
    const ways = (read.get(stated) ?? []).map(setOf)
    const proven = ways.find(({ count, root }) => `${count} ${root}` === stated)
    // Three quarters state what does not follow from what they read: that is final for nobody who can tell.
    if (proven === undefined && ways.every((way) => clock.lacking(way.sizes) === 0)) continue
    const set = proven ?? setOf(sizes)
    return { ...set, finalAt: date, struck: [...struck].sort(), proven: proven !== undefined }
  }
  return { ...own, finalAt: undefined, struck: [...struck].sort(), proven: false }
}

function issuerCount({ groups }: Constitution): number {
  return groups.reduce((sum, { issuers }) => sum + issuers.length, 0)
}

/** A close whose log sizes were proven. */
type Read = StageRoot & { readonly sizes: Sizes }

/** The closes that are not void, by witnessed time, then by id. */
function standingCloses(input: ClosingInput): readonly { readonly close: Read; readonly date: number }[] {
  const { constitution, drawers, clock, stage, span } = input
  const issuers = new Set(constitution.groups.flatMap((group) => group.issuers.map(({ pubkey }) => pubkey)))
  const readShown = readAll(claimed(input), clock)
  return drawers.roots
    .flatMap((close) => {
      const date = clock.date(close.id)
      if (close.stage !== stage || !issuers.has(close.author) || date === undefined) return []
      const sizes = clock.provenSizes(close.read, span.until)
      if (date <= span.until + PAUSE || sizes === undefined) return []
      if (!readShown(sizes)) return []
      return [{ close: { ...close, sizes }, date }]
    })
    .sort((a, b) => a.date - b.date || (a.close.id < b.close.id ? -1 : 1))
}

/**
 * What was shown within the pause to have stood in a named log by the end. That it is a ballot is not asked, as not
 * every copy could tell; who shows something else makes issuers read that far, and no more.
 */
function claimed({ drawers, clock, stage, span }: ClosingInput): readonly string[] {
  const inTime = clock.sizesBy(span.until)
  const shown = drawers.missed.flatMap(({ id, stage: of, ballot }) => {
    const date = clock.date(id)
    return of !== stage || date === undefined || date > span.until + PAUSE ? [] : [ballot]
  })
  return [...new Set(shown)].filter((ballot) => clock.holds(ballot, inTime))
}

/** The set within given sizes, each computed once. */
function setsWithin({ constitution, drawers, clock }: ClosingInput): (sizes: Sizes) => RecordSet {
  const known = new Map<string, RecordSet>()
  return (sizes) => {
    const key = sizes.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const records = recordsWithin(constitution, drawers, clock, sizes)
    const set = { sizes, records, ...rootOfRecords(constitution, records) }
    known.set(key, set)
    return set
  }
}
