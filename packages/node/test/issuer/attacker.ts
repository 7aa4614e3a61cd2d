// The attacker: has what `watchAssembly` kept, the issuers' private keys as well, and says whose ballot is whose.
//
// A strategy gives each ballot and each person a number and pairs them in its order, or gives each pair a number and
// takes the best. Where it finds nothing, it has one hit a group on average, as anybody who guesses.

import { modInverse } from '../../../assembly/src/credential/integers.ts'
import type { SeenBallot, Watched } from './watched-assembly.ts'

/** For each entry of the roll, a place in the ballots. */
export type Guess = readonly number[]
export type Strategy = (watched: Watched) => Guess

/** How many entries were guessed right. */
export function hits(watched: Watched, strategy: Strategy): number {
  return strategy(watched).filter((guess, entry) => guess === watched.truth[entry]).length
}

const bySize = (a: bigint | number | string, b: bigint | number | string) => (a < b ? -1 : a > b ? 1 : 0)

/** Pairs people with ballots, both in their order. */
function inOrder(people: readonly number[], ballots: readonly number[]): Guess {
  const guess: number[] = []
  people.forEach((entry, at) => {
    guess[entry] = ballots[at] ?? -1
  })
  return guess
}

function ballotsBy(watched: Watched, key: (ballot: SeenBallot) => bigint | number | string): number[] {
  return [...watched.ballots.keys()].sort((a, b) => {
    const [one, other] = [watched.ballots[a], watched.ballots[b]]
    return one && other ? bySize(key(one), key(other)) : 0
  })
}

const arrivals = ({ requests }: Watched) => (requests[0] ?? []).map(({ entry }) => entry)
const places = ({ ledgers }: Watched) => [...(ledgers[0] ?? [])]
const DAY = 86_400

/** Each pair by a number of the blinding factors that it would need; the least first, each once. */
function byFactors(score: (factors: readonly bigint[]) => bigint): Strategy {
  return (watched) => {
    const pairs = (watched.requests[0] ?? []).flatMap(({ entry }) =>
      watched.ballots.map((ballot, at) => ({ entry, at, score: score(factorsOf(watched, entry, ballot)) })),
    )
    const guess: number[] = []
    const taken = new Set<number>()
    for (const pair of pairs.sort((a, b) => bySize(a.score, b.score)))
      if (guess[pair.entry] === undefined && !taken.has(pair.at)) {
        guess[pair.entry] = pair.at
        taken.add(pair.at)
      }
    return guess
  }
}

/** The factor that turns this person's request to each issuer into this ballot's credential: there always is one. */
function factorsOf(watched: Watched, entry: number, ballot: SeenBallot): bigint[] {
  return watched.keys.map(({ modulus }, at) => {
    const noted = watched.requests[at]?.find((request) => request.entry === entry)
    return ((noted?.blindSignature ?? 0n) * inverseOf(ballot, at, modulus)) % modulus
  })
}

const inverses = new WeakMap<SeenBallot, bigint[]>()

function inverseOf(ballot: SeenBallot, at: number, modulus: bigint): bigint {
  const known = inverses.get(ballot) ?? []
  inverses.set(ballot, known)
  known[at] ??= modInverse(ballot.signatures[at] ?? 1n, modulus) ?? 0n
  return known[at]
}

export const STRATEGIES: Readonly<Record<string, Strategy>> = {
  'first come, first on the wall': (w) =>
    inOrder(
      arrivals(w),
      ballotsBy(w, ({ index }) => index),
    ),
  'last come, first on the wall': (w) =>
    inOrder(
      arrivals(w).toReversed(),
      ballotsBy(w, ({ index }) => index),
    ),
  'hour of the day': (w) => {
    const byHour = (w.requests[0] ?? []).toSorted((a, b) => (a.at % DAY) - (b.at % DAY))
    return inOrder(
      byHour.map(({ entry }) => entry),
      ballotsBy(w, ({ releasedAt }) => releasedAt % DAY),
    )
  },
  'place on the roll and in the log': (w) =>
    inOrder(
      places(w),
      ballotsBy(w, ({ index }) => index),
    ),
  'place on the roll and id': (w) =>
    inOrder(
      places(w),
      ballotsBy(w, ({ event }) => event.id),
    ),
  'place on the roll and key': (w) =>
    inOrder(
      places(w),
      ballotsBy(w, ({ event }) => event.pubkey),
    ),
  'arrival and key': (w) =>
    inOrder(
      arrivals(w),
      ballotsBy(w, ({ event }) => event.pubkey),
    ),
  'size of request and of signature': (w) =>
    inOrder(
      (w.requests[0] ?? []).toSorted((a, b) => bySize(a.blinded, b.blinded)).map(({ entry }) => entry),
      ballotsBy(w, ({ signatures }) => signatures[0] ?? 0n),
    ),
  'size of both signatures': (w) =>
    inOrder(
      (w.requests[1] ?? [])
        .toSorted((a, b) => bySize(a.blindSignature, b.blindSignature))
        .map(({ entry }) => entry),
      ballotsBy(w, ({ signatures }) => signatures[1] ?? 0n),
    ),
  'the smallest factor': byFactors(([first = 0n]) => first),
  'factors alike for all issuers': byFactors(([a = 0n, b = 0n, c = 0n]) => size(a - b) + size(b - c)),
  'factors of few bits': byFactors((factors) =>
    factors.reduce((sum, factor) => sum + BigInt(factor.toString(2).replaceAll('0', '').length), 0n),
  ),
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value
}
