// `npm run test:slow -- assembly`: a million ballots counted as they come, and a whole assembly of 2,000 people and
// 750 alternatives recomputed in steps, as a page does it.

import { type Ballot, foldSteps, RunningTally, type Value } from '../src/index.ts'
import { Gathering, hash } from '../test/fold/gathering.ts'

const BALLOTS = 1_000_000
const PEOPLE = 100_000
const PAGE_PEOPLE = 2_000
/** With three wordings each they make 750. */
const PAGE_PASSAGES = 250
/** Milliseconds: longer than this, a page feels stuck. */
const STEP = 50

/** Seconds of this process on a core: what a quiet machine would take, however busy this one is. */
function processor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}

interface Noted {
  readonly log: (line: string) => void
}

export async function run({ log }: Noted) {
  const notes: string[] = []
  let failed = 0
  const note = (ok: boolean, line: string) => {
    if (!ok) failed++
    notes.push(`${ok ? '✓' : '✗'} ${line}`)
    log(notes.at(-1) ?? '')
  }
  million(note)
  page(note)
  return { passed: notes.length - failed, failed, skipped: 0, notes }
}

/** Ballots of 100,000 people, ten each, shuffled by their numbers; compared with a count from the last ones alone. */
function million(note: (ok: boolean, line: string) => void): void {
  const wordings = Array.from({ length: 100 }, (_, n) => hash(`wording ${n}`))
  const ballotOf = (n: number): Ballot => {
    const person = (n * 7919) % PEOPLE
    const counter = 1 + Math.floor(n / PEOPLE)
    const positions = Array.from({ length: 8 }, (_, p) => ({
      on: wordings[(person + 13 * p + counter) % wordings.length] ?? '',
      value: ([2, 1, -1, -2] as const)[(person + p * counter) % 4] as Value,
      reason: undefined,
    }))
    const id = `${counter}`.padStart(64, '0')
    const belongs = { id, author: `${person}`, wall: '', assembly: '' }
    return { ...belongs, form: 'ballot', stage: 0, counter, positions, replies: [] }
  }
  const tally = new RunningTally(wordings, 4)
  const began = processor()
  for (let n = 0; n < BALLOTS; n++) {
    // Every third pair comes in the wrong order.
    const at = n % 3 === 0 ? n + 1 : n % 3 === 1 ? n - 1 : n
    const ballot = ballotOf(Math.min(at, BALLOTS - 1))
    tally.put(ballot, Number(ballot.author) % 4)
  }
  const seconds = processor() - began
  const again = new RunningTally(wordings, 4)
  for (const { ballot } of tally.current.values()) again.put(ballot, Number(ballot.author) % 4)
  const same = wordings.every((_, place) =>
    [0, 1, 2, 3].every(
      (group) =>
        JSON.stringify(tally.counts.tally(place, group)) === JSON.stringify(again.counts.tally(place, group)),
    ),
  )
  note(
    same && tally.current.size === PEOPLE,
    `1,000,000 ballots of ${PEOPLE} people, 8 positions each, counted as they come: ${seconds.toFixed(1)} s, ${Math.round(BALLOTS / seconds / 1000)} k/s; the same as counted from the last ones`,
  )
}

function page(note: (ok: boolean, line: string) => void): void {
  const groups = ['civil', 'state', 'tech', 'trade']
  const passages = Array.from({ length: PAGE_PASSAGES }, (_, n) => `p${n}`)
  const assembly = new Gathering({ passages, groups })
  const each = PAGE_PEOPLE / groups.length
  assembly.enrol(Object.fromEntries(groups.map((group) => [group, each])))
  const sponsors = ['civil 1', 'state 1']
  const alternatives = passages.flatMap((passage) =>
    [1, 2].map((n) => assembly.propose(1.6, `${passage} ${n}`, { passage }, sponsors)),
  )
  const all = [...passages, ...alternatives]
  const values = [2, 1, -1, 1] as const
  for (const [g, group] of groups.entries())
    for (let n = 1; n <= each; n++) {
      const camp = n % 5
      const stands = Object.fromEntries(
        all.map((name, at) => [name, values[(at * 7 + camp + g) % 4] as Value]),
      )
      assembly.cast(3, `${group} ${n}`, stands)
    }
  const input = assembly.pass(10).input()
  const began = processor()
  let [longest, long, steps, last] = [0, 0, 0, began]
  const fold = foldSteps(input)
  for (;;) {
    const { done } = fold.next()
    const now = processor()
    longest = Math.max(longest, now - last)
    if (1000 * (now - last) > STEP) long++
    last = now
    steps++
    if (done) break
  }
  const seconds = last - began
  note(
    seconds < 2,
    `${PAGE_PEOPLE} people × ${all.length} alternatives, ${PAGE_PEOPLE * all.length} positions, recomputed in ${seconds.toFixed(2)} s (target 2 s)`,
  )
  // The collector of garbage may fall into any step.
  note(
    long <= steps / 100,
    `in ${steps} steps, ${long} of them over ${STEP} ms (at most one in a hundred), the longest ${Math.round(1000 * longest)} ms`,
  )
}
