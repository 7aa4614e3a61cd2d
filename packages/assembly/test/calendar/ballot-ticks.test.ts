import { expect, it } from 'vitest'
import { BALLOT_LEAD, ballotDeadline, DAY, nextBallotTick } from '../../src/index.ts'

const HOUR = 3_600
const START = 20_000 * DAY + 5 * HOUR
const spans = {
  rounds: [
    { from: START, until: START + 5 * DAY },
    { from: START + 8 * DAY, until: START + 12 * DAY + HOUR },
  ],
  whole: { from: START + 15 * DAY, until: START + 16 * DAY },
}
const deadlines = [...spans.rounds, spans.whole].map(ballotDeadline)

it('releases the last ballots of a stage three hours before it ends, of a short one half way', () => {
  expect(deadlines).toEqual([
    START + 5 * DAY - BALLOT_LEAD,
    START + 12 * DAY + HOUR - BALLOT_LEAD,
    START + 16 * DAY - BALLOT_LEAD,
  ])
  expect(ballotDeadline({ from: START, until: START + 4 * HOUR })).toBe(START + 2 * HOUR)
})

it('releases at every deadline, and never a day after the release before', () => {
  const ticks: number[] = []
  for (let at = START - 3 * DAY; at < START + 20 * DAY; ) {
    const tick = nextBallotTick(spans, at)
    expect(tick).toBeGreaterThan(at)
    expect(tick - at).toBeLessThanOrEqual(DAY)
    // Whatever is asked in between, the next one is the same.
    expect(nextBallotTick(spans, tick - 0.5)).toBe(tick)
    ticks.push(tick)
    at = tick
  }
  for (const deadline of deadlines) expect(ticks).toContain(deadline)
  // A whole day's ballots in every batch but the first after a deadline.
  const shorter = ticks.slice(1).filter((tick, at) => tick - (ticks[at] ?? 0) < DAY)
  expect(shorter.every((tick) => deadlines.includes(ticks[ticks.indexOf(tick) - 1] ?? 0))).toBe(true)
})

it('goes by midnights when everything is over', () => {
  expect(nextBallotTick(spans, START + 20 * DAY)).toBe(20_021 * DAY)
})
