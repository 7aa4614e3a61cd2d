import fc from 'fast-check'
import { nip77 } from 'nostr-tools'
import { describe, expect, it } from 'vitest'
import {
  Negentropy,
  NegentropyError,
  type NegentropyItem,
  type NegentropyOptions,
  NegentropySet,
} from '../../src/index.ts'
import { readVectors } from '../vectors.ts'
import { scattered } from './sets.ts'

interface Outcome {
  readonly have: string[]
  readonly need: string[]
  readonly rounds: number
  readonly longest: number
}

function reconcile(
  ours: readonly NegentropyItem[],
  theirs: readonly NegentropyItem[],
  initiator: NegentropyOptions = {},
  responder: NegentropyOptions = initiator,
): Outcome {
  const client = new Negentropy(new NegentropySet(ours), initiator)
  const server = new Negentropy(new NegentropySet(theirs), responder)
  const outcome = { have: [] as string[], need: [] as string[], rounds: 0, longest: 0 }
  let message: string | undefined = client.initiate()
  while (message !== undefined) {
    const answer = server.reconcile(message).message ?? ''
    outcome.longest = Math.max(outcome.longest, message.length / 2, answer.length / 2)
    outcome.rounds++
    const step = client.reconcile(answer)
    outcome.have.push(...step.have)
    outcome.need.push(...step.need)
    message = step.message
  }
  return outcome
}

const ids = (items: readonly NegentropyItem[]) => items.map(({ id }) => id)
const without = (items: readonly NegentropyItem[], others: readonly NegentropyItem[]) => {
  const known = new Set(ids(others))
  return ids(items)
    .filter((id) => !known.has(id))
    .sort()
}

function expectExact(
  ours: readonly NegentropyItem[],
  theirs: readonly NegentropyItem[],
  outcome: Outcome,
): void {
  expect(outcome.have.sort()).toEqual(without(ours, theirs))
  expect(outcome.need.sort()).toEqual(without(theirs, ours))
}

/** Parameters of two sets that share most items; the timestamps lie around `base`, many of them equal. */
const sets = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  count: fc.constantFrom(0, 1, 31, 32, 33, 300, 2_000),
  base: fc.constantFrom(0, 1_700_000_000, 2 ** 31 - 100, 2 ** 32 - 100, 4e9, 2 ** 53 - 10_000),
  spread: fc.constantFrom(1, 3, 1_000),
  missing: fc.constantFrom(0, 0.01, 0.3, 1),
})
const frames = fc.constantFrom(4_096, 5_000, 10_000, 60_000)

describe('negentropy', () => {
  it('finds exactly what only one side holds, whatever the dates, within both frame limits', () => {
    fc.assert(
      fc.property(sets, frames, frames, (parameters, one, other) => {
        const { ours, theirs } = scattered(parameters)
        const outcome = reconcile(ours, theirs, { frameLimit: one }, { frameLimit: other })
        expectExact(ours, theirs, outcome)
        expect(outcome.longest).toBeLessThanOrEqual(Math.max(one, other))
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('loses nothing where one side has all and the other nothing', () => {
    const { ours } = scattered({ seed: 7, count: 20_000, base: 4e9, spread: 2, missing: 0 })
    for (const [a, b] of [
      [ours, []],
      [[], ours],
    ] as const) {
      const outcome = reconcile(a, b, { frameLimit: 4_096 })
      expectExact(a, b, outcome)
      expect(outcome.longest).toBeLessThanOrEqual(4_096)
    }
  })

  it('answers nostr-tools, which speaks as initiator and for dates below 2^31', () => {
    fc.assert(
      fc.property(sets, frames, (parameters, frameLimit) => {
        const { ours, theirs } = scattered({ ...parameters, base: Math.min(parameters.base, 1_700_000_000) })
        const storage = new nip77.NegentropyStorageVector()
        for (const { id, created_at } of theirs) storage.insert(created_at, id)
        storage.seal()
        const peer = new nip77.Negentropy(storage, 60_000)
        const own = new Negentropy(new NegentropySet(ours), { frameLimit })
        const [have, need] = [new Set<string>(), new Set<string>()]
        let message: string | null = peer.initiate()
        while (message !== null)
          message = peer.reconcile(
            own.reconcile(message).message ?? '',
            (id) => have.add(id),
            (id) => need.add(id),
          )
        expectExact(theirs, ours, { have: [...have], need: [...need], rounds: 0, longest: 0 })
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('refuses or answers any bytes, and stays usable', () => {
    const { ours } = scattered({ seed: 3, count: 300, base: 1_700_000_000, spread: 50, missing: 0 })
    const set = new NegentropySet(ours)
    const start = new Negentropy(set).initiate()
    const bytes = fc.uint8Array({ maxLength: 200 }).map((body) => `61${Buffer.from(body).toString('hex')}`)
    const changed = fc
      .tuple(fc.nat({ max: start.length / 2 - 1 }), fc.nat({ max: 255 }))
      .map(([at, byte]) => {
        const copy = Buffer.from(start, 'hex')
        copy[at] = byte
        return copy.toString('hex')
      })
    fc.assert(
      fc.property(fc.oneof(bytes, changed), (message) => {
        try {
          const { message: answer = '' } = new Negentropy(set, { frameLimit: 4_096 }).reconcile(message)
          expect(answer).toMatch(/^61/)
        } catch (error) {
          expect(error).toBeInstanceOf(NegentropyError)
        }
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('answers another version with its own, and refuses what is none', () => {
    const set = new NegentropySet([])
    expect(new Negentropy(set).reconcile('62').message).toBe('61')
    expect(() => new Negentropy(set).reconcile('11')).toThrow('protocol version: expected 0x61')
    const client = new Negentropy(set)
    client.initiate()
    expect(() => client.reconcile('60')).toThrow('protocol version')
  })

  it('gives up on a peer that makes no progress', () => {
    const { ours } = scattered({ seed: 5, count: 100, base: 10, spread: 9, missing: 0 })
    const client = new Negentropy(new NegentropySet(ours), { maxRounds: 50 })
    client.initiate()
    const stubborn = `6100000${'1'}${'00'.repeat(16)}`
    expect(() => {
      for (let i = 0; i < 60; i++) client.reconcile(stubborn)
    }).toThrow('round: expected an end after 50')
  })

  it('refuses items that are none, and counts one that comes twice once', () => {
    const id = 'a'.repeat(64)
    expect(
      new NegentropySet([
        { id, created_at: 2 },
        { id: 'b'.repeat(64), created_at: 1 },
        { id, created_at: 2 },
      ]).size,
    ).toBe(2)
    expect(() => new NegentropySet([{ id: 'A'.repeat(64), created_at: 1 }])).toThrow('id')
    expect(() => new NegentropySet([{ id, created_at: -1 }])).toThrow('created_at')
    expect(() => new Negentropy(new NegentropySet([]), { frameLimit: 100 })).toThrow('frame limit')
  })

  it.each(readVectors<{ why: string; message: string }>('negentropy/invalid/messages.json'))(
    'refuses $why',
    ({ message }) => {
      expect(() => new Negentropy(new NegentropySet([])).reconcile(message)).toThrow(NegentropyError)
    },
  )

  it.each(
    readVectors<{
      name: string
      client: NegentropyItem[]
      server: NegentropyItem[]
      frameLimit: number
      messages: string[]
      have: string[]
      need: string[]
    }>('negentropy/valid/sessions.json'),
  )('$name', ({ client, server, frameLimit, messages, have, need }) => {
    const one = new Negentropy(new NegentropySet(client), { frameLimit })
    const other = new Negentropy(new NegentropySet(server), { frameLimit })
    const said: string[] = []
    const found = { have: [] as string[], need: [] as string[] }
    for (let message: string | undefined = one.initiate(); message !== undefined; ) {
      const answer = other.reconcile(message).message ?? ''
      said.push(message, answer)
      const step = one.reconcile(answer)
      found.have.push(...step.have)
      found.need.push(...step.need)
      message = step.message
    }
    expect(said).toEqual(messages)
    expect(found).toEqual({ have, need })
  })
})
