// What a round decides about each place of the text.

import type { Constitution } from '../record/index.ts'
import { consents, isBridged, shortfall } from '../rule/consent.ts'
import { preferredFirst } from '../rule/leximin.ts'
import { verdictOf } from '../rule/verdict.ts'
import type { Place, Wording } from './places.ts'
import type { StageCount, WordingCount } from './stage-count.ts'
import type { PassageState, StageGroup, WordingState } from './state.ts'

/** What earlier rounds leave behind: how often each place was suspended, and each group stayed away from it. */
export class RoundHistory {
  readonly #suspended = new Map<string, number>()
  readonly #missed = new Map<string, number>()

  /** Rounds in which the place was suspended. */
  suspensions(place: string): number {
    return this.#suspended.get(place) ?? 0
  }

  suspend(place: string): void {
    this.#suspended.set(place, this.suspensions(place) + 1)
  }

  /** Notes that a group stayed away from a place in a round, and says in how many by now. */
  miss(place: string, group: number): number {
    const key = `${group} ${place}`
    const count = (this.#missed.get(key) ?? 0) + 1
    this.#missed.set(key, count)
    return count
  }
}

export interface RoundInput {
  readonly constitution: Constitution
  readonly places: readonly Place[]
  readonly count: StageCount
  readonly groups: readonly StageGroup[]
  /** Over-issue: so many voices are forged at least. */
  readonly forged: number
  readonly history: RoundHistory
}

/** A group that has notice and stays away a second time can hold the text up no more than by not agreeing. */
const AWAY = 2

/** Judges every place; remembers in `history` what the next round must know. */
export function* judgeRound(input: RoundInput): Generator<undefined, PassageState[]> {
  const passages: PassageState[] = []
  for (const place of input.places) {
    yield
    passages.push(judgePlace(place, input))
  }
  return passages
}

function judgePlace(place: Place, input: RoundInput): PassageState {
  const { constitution, count, groups, forged, history } = input
  const turnout = count.turnout(place.id)
  const away = groups.flatMap(({ quorum }, at) => {
    if ((turnout[at] ?? 0) >= quorum) return []
    return history.miss(place.id, at) >= AWAY ? [at] : []
  })
  const patience = history.suspensions(place.id) >= constitution.bridgeRounds
  const rivals = place.wordings.map((wording) => ({ ...wording, ...count.of(wording.id) }))
  const judged = preferredFirst(rivals).map((rival) => ({
    bridged: rival.thirds.every(isBridged),
    consented: rival.groups.every((group, at) =>
      consents({ ...group, N: groups[at]?.people ?? 0 }, constitution.rule),
    ),
    state: wordingState(rival, rival, { constitution, groups, away, thirdsBind: !patience }),
  }))
  const adopted = judged.find(({ consented, bridged }) => consented && (bridged || patience))
  const suspended = adopted === undefined && judged.some(({ consented }) => consented)
  if (suspended) history.suspend(place.id)
  const contested = adopted !== undefined && adopted.state.margin < forged
  const settled = adopted !== undefined && !contested
  const spoken = turnout.some((people) => people > 0)
  return {
    ...{ id: place.id, slug: place.slug, after: place.after, away, contested, suspended },
    state: settled ? 'closed' : spoken ? 'bracketed' : 'open',
    adopted: settled ? adopted.state.id : undefined,
    reserved: adopted !== undefined && !adopted.bridged,
    wordings: judged.map(({ state }) => state),
  }
}

/** What a wording is judged in. */
export interface JudgedIn extends Pick<RoundInput, 'constitution' | 'groups'> {
  readonly away: readonly number[]
  /** False where a third has held the place up long enough. */
  readonly thirdsBind: boolean
}

/** One wording with everything that a reader may ask about it. */
export function wordingState(
  { id, text }: Pick<Wording, 'id' | 'text'>,
  count: WordingCount,
  { constitution, groups, away, thirdsBind }: JudgedIn,
): WordingState {
  const { rule } = constitution
  const tallies = count.groups.map((group, at) => ({ ...group, N: groups[at]?.people ?? 0 }))
  const { level, margin } = verdictOf(
    { groups: tallies, thirds: thirdsBind ? count.thirds : [], away: new Set(away) },
    rule,
  )
  return {
    ...{ id, text, level, margin, reasons: count.reasons },
    groups: tallies.map((group) => ({ S: group.S, O: group.O, R: group.R, short: shortfall(group, rule) })),
    thirds: count.thirds.map((third) => ({
      ...third,
      short: isBridged(third) ? 0 : third.O + 1 - third.S,
    })),
  }
}
