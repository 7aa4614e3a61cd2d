// The events of one assembly, each once, parsed, and by what they are. What is malformed or of another
// assembly is passed over.

import {
  KIND,
  parseSignature,
  type Signature,
  unlessRefused,
  type VerifiedEvent,
  withdrawnIds,
} from '@commonwall/wall'
import { type Issuance, parseIssuance } from '../credential/issuance.ts'
import {
  type Alternative,
  type Ballot,
  type Belongs,
  type Constitution,
  type Enrolment,
  type MissedBallot,
  parseAlternative,
  parseBallot,
  parseClose,
  type SharedPositions,
  type StageRoot,
} from '../record/index.ts'

/** A signature taken back: by whom, and which. */
export interface TakenBack {
  readonly id: string
  readonly author: string
  readonly targets: readonly string[]
}

export interface Drawers {
  /** By id. */
  readonly alternatives: ReadonlyMap<string, Alternative>
  /** Ascending by id, as all of the following. */
  readonly enrolments: readonly Enrolment[]
  readonly ballots: readonly Ballot[]
  readonly missed: readonly MissedBallot[]
  readonly roots: readonly StageRoot[]
  readonly issuances: readonly Issuance[]
  readonly signatures: readonly Signature[]
  readonly takenBack: readonly TakenBack[]
}

/** So many events are read between two pauses. */
const STEP = 25

/** Sorts what belongs to this assembly into drawers; pauses now and then, as reading ballots is most of the work. */
export function* sortIntoDrawers(
  constitution: Pick<Constitution, 'id' | 'wall'>,
  events: Iterable<VerifiedEvent>,
): Generator<undefined, Drawers> {
  const byId = new Map<string, VerifiedEvent>()
  for (const event of events) byId.set(event.id, event)
  yield
  const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ofKind = (kind: number) => sorted.filter((event) => event.kind === kind)
  function* own<T extends Belongs>(
    kind: number,
    parse: (event: VerifiedEvent) => T,
  ): Generator<undefined, T[]> {
    const records: T[] = []
    for (const [at, event] of ofKind(kind).entries()) {
      if (at % STEP === 0) yield
      const record = unlessRefused(() => parse(event), event)
      if (record?.assembly === constitution.id && record.wall === constitution.wall) records.push(record)
    }
    return records
  }
  const alternatives = yield* own(KIND.alternative, parseAlternative)
  const shared: SharedPositions = new Map()
  const ballots = yield* own(KIND.ballot, (event) => parseBallot(event, shared))
  const closes = yield* own(KIND.close, parseClose)
  const issuances = yield* own(KIND.issuance, parseIssuance)
  return {
    issuances,
    alternatives: new Map(alternatives.map((one) => [one.id, one])),
    enrolments: ballots.filter((ballot) => ballot.form === 'enrolment'),
    ballots: ballots.filter((ballot) => ballot.form === 'ballot'),
    missed: closes.filter((close) => close.form === 'missed'),
    roots: closes.filter((close) => close.form === 'root'),
    signatures: ofKind(KIND.signature).flatMap((event) => unlessRefused(parseSignature, event) ?? []),
    takenBack: ofKind(KIND.withdrawal).map((event) => ({
      id: event.id,
      author: event.pubkey,
      targets: withdrawnIds(event),
    })),
  }
}
