// A store too simple to be wrong: one list, and every question answered from it anew. The suite's
// differential test asks it and the store under test the same things.
//
// It shares no rule with the stores: kinds, addresses, tags and order are written out again here.

import type { Filter, NostrEvent } from '@commonwall/wall'
import type { PutResult, Withdrawal } from '../store.ts'

export class ReferenceModel {
  readonly #came: NostrEvent[] = []
  readonly #withdrawals: Withdrawal[] = []
  /** Answers that hold until something changes: they make the model bearably slow. */
  #now: { readonly held: readonly NostrEvent[]; readonly current: readonly NostrEvent[] } | undefined

  put(event: NostrEvent, withdrawal?: Withdrawal): PutResult {
    if (this.#isWithdrawn(event)) return 'withdrawn'
    if (this.#came.some(({ id }) => id === event.id)) return 'duplicate'
    this.#came.push(event)
    this.#now = undefined
    const result = this.#state().current.includes(event) ? 'stored' : 'superseded'
    if (withdrawal !== undefined) this.withdraw(withdrawal)
    return result
  }

  withdraw(withdrawal: Withdrawal): readonly string[] {
    const before = this.#state().held
    this.#withdrawals.push(withdrawal)
    this.#now = undefined
    const after = this.#state().held
    return before.filter((event) => !after.includes(event)).map(({ id }) => id)
  }

  get(id: string): NostrEvent | undefined {
    return this.#state().held.find((event) => event.id === id)
  }

  find(filter: Filter): readonly NostrEvent[] {
    return this.#state().current.filter((event) => fits(filter, event))
  }

  versions(address: string): readonly NostrEvent[] {
    return this.#state()
      .held.filter((event) => addressOf(event) === address)
      .sort(order)
  }

  #state() {
    if (this.#now !== undefined) return this.#now
    const held = this.#came.filter((event) => !this.#isWithdrawn(event))
    const first = new Map<string, NostrEvent>()
    for (const event of held.toSorted(order).reverse()) first.set(addressOf(event) ?? event.id, event)
    const current = held.filter((event) => first.get(addressOf(event) ?? event.id) === event).sort(order)
    this.#now = { held, current }
    return this.#now
  }

  #isWithdrawn(event: NostrEvent): boolean {
    if ([5, 62, 4590, 4591, 4592].includes(event.kind)) return false
    return this.#withdrawals.some(
      ({ authors, ids, addresses, everything, until }) =>
        authors.includes(event.pubkey) &&
        (ids.includes(event.id) ||
          (event.created_at <= until && (everything || addresses.includes(addressOf(event) ?? '')))),
    )
  }
}

function order(a: NostrEvent, b: NostrEvent): number {
  if (a.created_at !== b.created_at) return a.created_at > b.created_at ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

function addressOf({ kind, pubkey, tags }: NostrEvent): string | undefined {
  if (kind === 0 || kind === 3 || Math.floor(kind / 10_000) === 1) return `${kind}:${pubkey}:`
  if (Math.floor(kind / 10_000) !== 3) return undefined
  for (const tag of tags) if (tag[0] === 'd') return `${kind}:${pubkey}:${tag[1] ?? ''}`
  return `${kind}:${pubkey}:`
}

function fits(filter: Filter, event: NostrEvent): boolean {
  const { ids, authors, kinds, since = 0, until = Number.POSITIVE_INFINITY, search } = filter
  const values = (letter: string) => event.tags.filter((tag) => tag[0] === letter).map((tag) => tag[1])
  return (
    (!ids || ids.includes(event.id)) &&
    (!authors || authors.includes(event.pubkey)) &&
    (!kinds || kinds.includes(event.kind)) &&
    event.created_at >= since &&
    event.created_at <= until &&
    Object.entries(filter.tags).every(([letter, any]) =>
      any.some((value) => values(letter).includes(value)),
    ) &&
    (search === undefined || search.split(' ').every((word) => event.content.split(' ').includes(word)))
  )
}
