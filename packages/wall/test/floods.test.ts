// What anybody may write by thousands is looked at about as often as there is of it, and not each for each of another.

import {
  articleHistory,
  foldNames,
  KIND,
  keyTemplate,
  LogDates,
  recoveryCommitment,
  translationsAmong,
  withdrawalState,
} from '@commonwall/wall'
import { expect, it, vi } from 'vitest'
import { standInDates } from '../src/time/stand-in.ts'
import { event, hex } from './event-fixture.ts'

const MANY = 500
/** Of each, so many looks and no more. */
const FEW = 30 * MANY
const START = 1_800_000_000
const places = Array.from({ length: MANY }, (_, n) => n)

/** Numbers, and how often any of them was compared. */
function counted() {
  const seen = { times: 0 }
  const number = (n: number) =>
    ({
      valueOf() {
        seen.times++
        return n
      },
    }) as unknown as number
  return { seen, number }
}

it('attempts on a name of many rotations are each held against the one event that they follow', () => {
  const keys = (signer: number, next: number, prev?: string) => {
    const fields = {
      walls: [hex(0)],
      prev,
      keys: [hex(signer)],
      next: recoveryCommitment(hex(next), hex(signer)),
    }
    return event(signer, { ...keyTemplate(fields, { createdAt: START }) })
  }
  const chain = [keys(1, 2)]
  for (const n of places.slice(1)) chain.push(keys(n + 1, n + 2, chain[n - 1]?.id))
  // Of two that follow one event, the second: by its recovery key, or by anybody.
  const late = chain.slice(1, -1).map(({ id }, n) => keys(n % 2 === 0 ? n + 3 : 9_000 + n, 9_999, id))
  const { find } = Array.prototype
  let looked = 0
  const spy = vi.spyOn(Array.prototype, 'find').mockImplementation(function (this: unknown[], is, of) {
    return find.call(this, (...one) => {
      looked++
      return is.apply(of, one)
    })
  })
  const order = new Map([...chain, ...late].map(({ id }, n) => [id, START + n]))
  const names = foldNames({
    events: [...late, ...chain],
    history: { wall: hex(0), witnessedTime: (id) => order.get(id) },
  })
  spy.mockRestore()
  expect(names.attempts.map(({ name, hadWords }) => [name, hadWords])).toEqual(
    late.map((_, n) => [chain[0]?.id, n % 2 === 0]),
  )
  expect(looked).toBeLessThan(FEW)
  const name = chain[0]?.id ?? ''
  expect(names.rotations(name)).toHaveLength(MANY - 1)
  expect(names.rotations(name), 'made once').toBe(names.rotations(name))
})

it('translations of an article of many versions each find theirs without a look at all', () => {
  const keyOf = ({ created_at }: { readonly created_at: number }) => created_at
  const article = (n: number, at: number, tags: string[][] = []) =>
    event(n, { kind: 30023, created_at: at, tags: [['d', ''], ['n', `${at}`], ...tags] })
  const of = (n: number, versions: ReturnType<typeof event>[]) => {
    const found = articleHistory({ address: `30023:${hex(n)}:`, versions, keyOf })
    if (found === undefined) throw new Error('an article')
    return found
  }
  const original = of(
    1,
    places.map((n) => article(1, 10 * n)),
  )
  let looked = 0
  for (const version of original.versions) {
    const { key } = version
    Object.defineProperty(version, 'key', {
      get() {
        looked++
        return key
      },
    })
  }
  const translations = places.map((n) =>
    of(n + 2, [article(n + 2, 10 * n + 5, [['translation', original.address]])]),
  )
  const found = translationsAmong(translations)(original)
  expect(found.map(({ of }) => of?.number).sort((a = 0, b = 0) => a - b)).toEqual(places.map((n) => n + 1))
  expect(looked).toBeLessThan(FEW)
})

it('notes of a log, and silences of its witnesses', () => {
  const WEEK = 7 * 24 * 3600
  const { seen, number } = counted()
  const pending = places.map((n) => {
    const note = { log: 'A', size: n, root: hex(n), cosignatures: new Map([['A', number(n * WEEK + 5)]]) }
    return { ...note, notes: [note] }
  })
  const found = standInDates([{ key: 'A', pending, restated: [] } as never], {
    quorumDates: places.map((n) => 2 * n * WEEK),
    ...{ from: 1, hasQuorum: () => false, limit: Number.POSITIVE_INFINITY, closedAt: new Map() },
  })
  expect(found.get('A')?.map(({ size }) => size)).toEqual(places.filter((n) => n % 2 === 1))
  expect(seen.times).toBeLessThan(FEW)
})

it('withdrawals of a name that is rotated again and again', () => {
  const { seen, number } = counted()
  const rotations = places.map((n) => number(n))
  const target = event(1, { kind: 1111 })
  const withdrawals = places.map((n) =>
    event(1, { kind: KIND.withdrawal, created_at: n, tags: [['e', target.id]] }),
  )
  const times = new Map(withdrawals.map(({ id }, n) => [id, MANY + n]))
  const state = withdrawalState({
    ...{ target, withdrawals },
    names: { nameOf: () => 'n', isCurrent: () => true, rotations: () => rotations },
    time: { wallTime: MANY, witnessedTime: (id) => times.get(id) },
  })
  expect(state.by).toBe(withdrawals[0]?.id)
  expect(seen.times).toBeLessThan(FEW)
})

it('what proofs alone place, in a log of many checkpoints', () => {
  let looked = 0
  const dated = places.map((n) => ({
    ...{ size: n + 1, date: START + n },
    get root() {
      looked++
      return hex(n)
    },
  }))
  const proven = new Map(places.map((n) => [hex(n), n === 0 ? [hex(MANY)] : [hex(n), hex(n - 1)]]))
  const dates = new LogDates(dated)
  expect(places.map((n) => dates.of(hex(n), { positions: new Map(), proven }))).toEqual(
    places.map((n) => (n === 0 ? undefined : START + n - 1)),
  )
  expect(looked).toBeLessThan(FEW)
})
