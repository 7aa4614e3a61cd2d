// Whether the engine answers: what is slow, slept or broke in one place is not taken for dead, and what says nothing is noticed.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BEAT, Pulse, type Standing } from '../../src/app/shell/pulse.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function open() {
  const told: Standing[] = []
  const state = { probes: 0, isAwaited: true, told }
  const pulse = new Pulse({
    probe: () => {
      state.probes += 1
    },
    isAwaited: () => state.isAwaited,
    onStanding: (standing) => told.push(standing),
  })
  return { pulse, state, told }
}

const beats = (count: number) => vi.advanceTimersByTime(count * BEAT)

it('is silent after half a minute without a word while somebody waits, and answers again with the next', () => {
  const { pulse, state, told } = open()
  pulse.heard()
  pulse.listen()
  beats(5)
  expect(told).toEqual([])
  beats(1)
  expect(told).toEqual(['silent'])
  const asked = state.probes
  beats(3)
  expect(state.probes).toBe(asked + 3)
  pulse.heard()
  expect(told).toEqual(['silent', 'answers'])
  expect(pulse.standing).toBe('answers')
})

it('is asked as long as somebody waits, and is left alone then', () => {
  const { pulse, state, told } = open()
  pulse.listen()
  for (let n = 0; n < 40; n++) {
    beats(1)
    pulse.heard()
  }
  expect(told).toEqual([])
  expect(state.probes).toBeGreaterThan(40)
  state.isAwaited = false
  beats(2)
  const asked = state.probes
  beats(20)
  expect(state.probes).toBe(asked)
  expect(told).toEqual([])
})

it('is dead where something in it breaks before it ever spoke, and where it says nothing after that', () => {
  const never = open()
  never.pulse.broke()
  expect(never.told).toEqual(['dead'])
  const later = open()
  later.pulse.heard()
  later.pulse.broke()
  beats(1)
  expect(later.told).toEqual([])
  beats(1)
  expect(later.told).toEqual(['dead'])
  // Nobody raises it.
  later.pulse.heard()
  expect(later.told).toEqual(['dead'])
})

it('goes on where something in it broke and it still answers', () => {
  const { pulse, told } = open()
  pulse.heard()
  pulse.broke()
  pulse.heard()
  beats(5)
  expect(told).toEqual([])
})
