// What lasting names call themselves, told from their profiles: which of them reads like an earlier one, and which are
// found by what is looked for.
//
// Anybody may found names, so the profiles of all are read at most for a twentieth of the time: where that takes long,
// a new look-alike is flagged, and a new name found, some seconds late.

import { byAge, calledBy, LookAlikes, NameSearch, shownBy } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { profileNames } from './authors.ts'
import type { WallFacts } from './wall-facts.ts'

/** Reading rests for so many times what it took. */
const REST = 20

/** A lasting name. */
export interface Known {
  /** Id of its inception. */
  readonly name: string
  readonly shown: string | undefined
}

interface Read {
  readonly looks: LookAlikes
  readonly search: NameSearch<Known>
}

export class NameLooks {
  readonly #store: EventStore
  readonly #milliseconds: () => number
  #read: Read | undefined
  #restsUntil = Number.NEGATIVE_INFINITY

  /** @param milliseconds a clock that only goes forward */
  constructor(store: EventStore, milliseconds = () => performance.now()) {
    this.#store = store
    this.#milliseconds = milliseconds
  }

  /** As of now, or of some seconds ago. */
  of(facts: WallFacts): LookAlikes {
    return this.#now(facts).looks
  }

  /** As of now, or of some seconds ago. */
  search(facts: WallFacts): NameSearch<Known> {
    return this.#now(facts).search
  }

  #now(facts: WallFacts): Read {
    const started = this.#milliseconds()
    if (this.#read !== undefined && started < this.#restsUntil) return this.#read
    this.#read = read(this.#store, facts)
    const ended = this.#milliseconds()
    this.#restsUntil = ended + REST * (ended - started)
    return this.#read
  }
}

function read(store: EventStore, facts: WallFacts): Read {
  const { names } = facts
  const first = new Map(names.all.map(({ name, keys }) => [name, keys[0]?.pubkey ?? '']))
  const keys = [...first].flatMap(([name, key]) => shownBy(key, name, names))
  const profiles = profileNames(store, facts, [...new Set(keys)])
  const called = (key: string, name: string) => calledBy(key, name, names, (one) => profiles.get(one))
  const shownAs = ({ name }: { readonly name: string }) => called(first.get(name) ?? '', name)
  const known = byAge(names.all).map(({ name }) => ({
    name,
    shown: called(names.currentKeys(name)[0] ?? '', name),
  }))
  return { looks: new LookAlikes(names.all, shownAs), search: new NameSearch(known) }
}
