// Manners: which address may be asked now (DESIGN §4). Whoever watches the line must see one ordinary visit, not a
// program that tries a list of forbidden names.
//
//   At most two places at once; what is innocent first; a second only after a head start; new places ever more
//   slowly; a place whose connection was cut as a middlebox cuts it is left alone for 180 s.
//
// Pure: the time is an argument, in milliseconds of the reader's clock; a clock that jumps delays nothing by more
// than the wait itself. A place is a host and port; a file has none, and is never counted.

/** How much asking tells about who asks: `own` nothing leaves; `origin` where the page came from; `other` the rest. */
export type Innocence = 'own' | 'origin' | 'other'

export interface Candidate {
  /** Names the address for the caller. */
  readonly key: string
  /** Host and port, or undefined where nothing leaves the device. */
  readonly place: string | undefined
  readonly innocence: Innocence
}

export type Choice =
  | { readonly kind: 'ask'; readonly candidate: Candidate }
  /** None may be asked before this time; `busy` if it is because two are being asked. */
  | { readonly kind: 'wait'; readonly until: number; readonly busy: boolean }
  /** Nothing is left to ask. */
  | { readonly kind: 'none' }

export type Outcome = 'worked' | 'failed' | 'reset'

/** Places asked at once. */
export const AT_ONCE = 2
/** Milliseconds before a second place is asked beside the first. */
export const HEAD_START = 1_500
/** The head start of a place that worked a short while ago: what is slow there is the line, and halving it helps nobody. */
export const TRUSTED_START = 15_000
/** Milliseconds for which a place is left alone after what looks like a reset. */
export const LEFT_ALONE = 180_000
/** After another failure, the first time; doubled each time up to the wait after a reset. */
const FIRST_REST = 5_000
/** The longest wait between two places that were not asked for a while. */
const LONGEST_GAP = 60_000
/** A place asked within this time is no new one. */
const ACQUAINTED = 600_000
/** For how long it is remembered that a place worked: two weeks. */
const REMEMBERED = 14 * 24 * 3_600_000
/** Places remembered at most. */
const MOST_REMEMBERED = 256

const ORDER: Readonly<Record<Innocence, number>> = { own: 0, origin: 1, other: 2 }

interface Standing {
  /** When it last worked; 0: never. */
  worked: number
  /** Failures since. */
  failures: number
  /** When it rests, since when and until when. */
  restsFrom: number
  restsUntil: number
  /** When it was last begun to be asked, in this session. */
  begun: number
}

/** What is kept of a place between sessions. */
type Kept = readonly [place: string, worked: number, failures: number, restsFrom: number, restsUntil: number]

export class Manners {
  readonly #standings = new Map<string, Standing>()
  readonly #asking = new Map<string, number>()
  /** When places that were new at the time were begun, newest last. */
  #begun: number[] = []

  /** @param remembered what `remember` gave before; anything else is forgotten */
  constructor(remembered?: string) {
    for (const [place, worked, failures, restsFrom, restsUntil] of readKept(remembered))
      this.#standings.set(place, { worked, failures, restsFrom, restsUntil, begun: 0 })
  }

  /** The candidate to ask now, the best first. @param now milliseconds */
  choose(candidates: readonly Candidate[], now: number): Choice {
    if (candidates.length === 0) return { kind: 'none' }
    let until = Number.POSITIVE_INFINITY
    let busy = false
    for (const candidate of this.inOrder(candidates, now)) {
      const { place } = candidate
      const rests = place === undefined ? 0 : this.restsUntil(place, now)
      if (rests > now) {
        until = Math.min(until, rests)
        continue
      }
      if (place === undefined || this.#asking.has(place)) return { kind: 'ask', candidate }
      if (this.#asking.size >= AT_ONCE) {
        busy = true
        until = Math.min(until, now + HEAD_START)
        continue
      }
      const free = this.#freeAt(place, now)
      if (free <= now) return { kind: 'ask', candidate }
      until = Math.min(until, free)
    }
    return { kind: 'wait', until, busy }
  }

  /** By innocence, then what worked, the last first, then what failed least, then as given. */
  inOrder(candidates: readonly Candidate[], now: number): readonly Candidate[] {
    const worked = ({ place }: Candidate) => {
      const at = place === undefined ? 0 : (this.#standings.get(place)?.worked ?? 0)
      return at <= now && now - at <= REMEMBERED ? at : 0
    }
    const failures = ({ place }: Candidate) =>
      place === undefined ? 0 : (this.#standings.get(place)?.failures ?? 0)
    return [...candidates].sort(
      (a, b) => ORDER[a.innocence] - ORDER[b.innocence] || worked(b) - worked(a) || failures(a) - failures(b),
    )
  }

  /** Until when a place is left alone; in the past if it is not. */
  restsUntil(place: string, now: number): number {
    const standing = this.#standings.get(place)
    // A clock that was put back would make it rest for as long.
    return standing === undefined || now < standing.restsFrom ? 0 : standing.restsUntil
  }

  /** When a place last worked, milliseconds; undefined: never, as far as is remembered. */
  workedAt(place: string): number | undefined {
    return this.#standings.get(place)?.worked || undefined
  }

  /** How long a place is given before another is asked for the same thing, in milliseconds. */
  headStart(place: string | undefined, now: number): number {
    const { worked = 0 } = (place === undefined ? undefined : this.#standings.get(place)) ?? {}
    return worked <= now && now - worked < ACQUAINTED ? TRUSTED_START : HEAD_START
  }

  begin(place: string | undefined, now: number): void {
    if (place === undefined) return
    this.#asking.set(place, (this.#asking.get(place) ?? 0) + 1)
    const standing = this.#standing(place)
    if (isNew(standing, now)) this.#begun.push(now)
    standing.begun = now
  }

  /** Ends what was begun. Given up by ourselves says nothing about the place: then `outcome` is undefined. */
  end(place: string | undefined, outcome: Outcome | undefined, now: number): void {
    if (place === undefined) return
    const asking = (this.#asking.get(place) ?? 1) - 1
    if (asking > 0) this.#asking.set(place, asking)
    else this.#asking.delete(place)
    if (outcome === undefined) return
    const standing = this.#standing(place)
    if (outcome === 'worked') {
      standing.worked = now
      standing.failures = 0
      return
    }
    standing.failures += 1
    const rest =
      outcome === 'reset' ? LEFT_ALONE : Math.min(LEFT_ALONE, FIRST_REST * 2 ** (standing.failures - 1))
    // Of several that were under way at once, the longest rest counts.
    if (now + rest <= this.restsUntil(place, now)) return
    standing.restsFrom = now
    standing.restsUntil = now + rest
  }

  /** What to keep for the next session: places with hours, no more. */
  remember(now: number): string {
    const kept = [...this.#standings]
      .filter(([, { worked, restsUntil }]) => now - worked <= REMEMBERED || restsUntil > now)
      .sort(([, a], [, b]) => b.worked - a.worked)
      .slice(0, MOST_REMEMBERED)
      .map(([place, one]): Kept => [place, hour(one.worked), one.failures, one.restsFrom, one.restsUntil])
    return JSON.stringify(kept)
  }

  /** When a place that is not being asked may be begun, beside what was begun before it. */
  #freeAt(place: string, now: number): number {
    if (!isNew(this.#standings.get(place), now))
      return this.#asking.size > 0 ? this.#lastBegun() + HEAD_START : now
    this.#begun = this.#begun.filter((at) => at <= now && now - at < ACQUAINTED)
    const last = this.#begun.at(-1)
    if (last === undefined) return now
    return last + Math.min(LONGEST_GAP, HEAD_START * 2 ** (this.#begun.length - 1))
  }

  #lastBegun(): number {
    return Math.max(...[...this.#asking.keys()].map((place) => this.#standings.get(place)?.begun ?? 0))
  }

  #standing(place: string): Standing {
    const fresh = { worked: 0, failures: 0, restsFrom: 0, restsUntil: 0, begun: 0 }
    const standing = this.#standings.get(place) ?? fresh
    this.#standings.set(place, standing)
    return standing
  }
}

function isNew(standing: Standing | undefined, now: number): boolean {
  return standing === undefined || standing.begun === 0 || now - standing.begun >= ACQUAINTED
}

function hour(milliseconds: number): number {
  return Math.floor(milliseconds / 3_600_000) * 3_600_000
}

function readKept(text: string | undefined): readonly Kept[] {
  if (text === undefined) return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  if (!Array.isArray(value)) return []
  return value.filter(
    (one): one is Kept =>
      Array.isArray(one) &&
      one.length === 5 &&
      typeof one[0] === 'string' &&
      one.slice(1).every((number) => Number.isSafeInteger(number) && number >= 0),
  )
}
