// A thousand random operations, the same for every run, against the reference model (as strfry's filter
// fuzzer does). A small world makes ties, versions, deletions and empty answers frequent.

import type { Filter } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import type { EventStore } from '../store.ts'
import { fabricate } from './fabricate.ts'
import { ReferenceModel } from './reference-model.ts'
import type { OpenStore } from './run-store-acceptance.ts'

const OPERATIONS = 1_000
const SEEDS = [1, 2]
const CAP = 40

const AUTHORS = ['1', '2', '3'].map((digit) => digit.repeat(64))
const KINDS = [0, 1, 5, 11, 1111, 4590, 10_002, 30_023]
const WORDS = ['free', 'born', 'equal', 'human']
const LETTERS = ['t', 'd', 'T']

export function acceptAnything(open: OpenStore): void {
  describe(`${OPERATIONS} random operations`, () => {
    for (const seed of SEEDS)
      it(`agree with the reference model (seed ${seed})`, async () => {
        await compare(await open(), new World(seed))
      })
  })
}

async function compare(store: EventStore, world: World): Promise<void> {
  const model = new ReferenceModel()
  for (let step = 0; step < OPERATIONS; step++) {
    const what = world.below(10)
    if (what < 4) {
      const events = world.some(6, () => world.event())
      const items = events.map((event) => {
        const withdraw = event.kind === 5 && world.below(2) === 0 ? world.withdrawal(event.id) : undefined
        return { event, log: 'none' as const, ...(withdraw && { withdraw }) }
      })
      const wanted = items.map(({ event, withdraw }) => model.put(event, withdraw))
      expect(await store.put(items), `step ${step}`).toEqual(wanted)
    } else if (what === 4 && world.below(4) === 0) {
      const withdrawal = world.withdrawal('9'.repeat(64))
      expect(await store.withdraw(withdrawal), `step ${step}`).toEqual(model.withdraw(withdrawal).toSorted())
    } else if (what === 5) {
      const id = world.id()
      expect(store.get(id), `step ${step}`).toEqual(model.get(id))
      const address = world.address()
      expect(store.versions(address), `step ${step}`).toEqual(model.versions(address))
      expect(store.versionIds(address), `step ${step}`).toEqual(model.versions(address).map(({ id }) => id))
    } else compareFilters(store, model, world, `step ${step}`)
  }
}

function compareFilters(store: EventStore, model: ReferenceModel, world: World, step: string): void {
  const filters = world.some(3, () => world.filter())
  const found = filters.map((filter) => model.find(filter))
  const cut = found.map((events, n) => events.slice(0, Math.min(filters[n]?.limit ?? CAP, CAP)))
  const union = new Set(cut.flat())
  const message = `${step}: ${JSON.stringify(filters)}`
  const { events, complete } = store.query(filters, CAP)
  const wanted = [...union].sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1))
  expect(events, message).toEqual(wanted.slice(0, CAP))
  expect(complete, message).toBe(
    found.every((all, n) => all.length === cut[n]?.length) && wanted.length <= CAP,
  )
  expect(store.count(filters), message).toBe(new Set(found.flat()).size)
  const [filter] = filters
  if (filter === undefined) return
  const dates = model.find(filter).slice(0, filter.limit)
  const ascending = dates.map(({ id, created_at }) => ({ id, created_at })).reverse()
  ascending.sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
  expect(store.dated(filter, CAP), message).toEqual(dates.length > CAP ? undefined : ascending)
}

/** Everything random about a run, from one seed. */
class World {
  #state: number
  readonly #ids: string[] = []

  constructor(seed: number) {
    this.#state = seed
  }

  /** A whole number in [0, n), by xorshift32. */
  below(n: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % n
  }

  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make)
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  event() {
    const event = fabricate({
      pubkey: this.of(AUTHORS),
      kind: this.of(KINDS),
      created_at: this.below(30),
      content: this.some(3, () => this.of(WORDS)).join(' '),
      tags: this.some(3, () => [this.of(LETTERS), `${this.below(4)}`]),
    })
    this.#ids.push(event.id)
    return event
  }

  id(): string {
    return this.#ids.length === 0 ? '0'.repeat(64) : this.of(this.#ids)
  }

  address(): string {
    const kind = this.of([0, 10_002, 30_023])
    return `${kind}:${this.of(AUTHORS)}:${kind === 30_023 ? this.of(['', '0', '1', '2', '3']) : ''}`
  }

  withdrawal(by: string) {
    return {
      by,
      authors: this.some(2, () => this.of(AUTHORS)),
      ids: this.some(4, () => this.id()),
      addresses: this.some(2, () => this.address()),
      everything: this.below(12) === 0,
      until: this.below(15),
    }
  }

  filter(): Filter {
    const maybe = (chance: number) => this.below(chance) === 0
    const tags: Record<string, string[]> = {}
    for (const letter of LETTERS) if (maybe(4)) tags[letter] = this.some(3, () => `${this.below(5)}`)
    return {
      tags,
      ...(maybe(6) && { ids: this.some(8, () => this.id()) }),
      ...(maybe(3) && { authors: this.some(3, () => this.of(AUTHORS)) }),
      ...(maybe(3) && { kinds: this.some(4, () => this.of(KINDS)) }),
      ...(maybe(3) && { since: this.below(30) }),
      ...(maybe(3) && { until: this.below(30) }),
      ...(maybe(2) && { limit: this.below(20) }),
      ...(maybe(6) && { search: [this.of(WORDS), ...this.some(1, () => this.of(WORDS))].join(' ') }),
    }
  }
}
