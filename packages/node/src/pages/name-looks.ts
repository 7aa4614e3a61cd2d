// What lasting names call themselves, told from their profiles: which of them reads like an earlier one, and which are
// found by what is looked for.
//
// Anybody may found names, so the profiles of all are read at most for a twentieth of the time: where that takes long,
// a new look-alike is flagged, and a new name found, some seconds late.

import { byAge, LookAlikes, NameSearch, type Names } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { profileNames } from './authors.ts'

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
  of(names: Names): LookAlikes {
    return this.#now(names).looks
  }

  /** As of now, or of some seconds ago. */
  search(names: Names): NameSearch<Known> {
    return this.#now(names).search
  }

  #now(names: Names): Read {
    const started = this.#milliseconds()
    if (this.#read !== undefined && started < this.#restsUntil) return this.#read
    this.#read = read(this.#store, names)
    const ended = this.#milliseconds()
    this.#restsUntil = ended + REST * (ended - started)
    return this.#read
  }
}

function read(store: EventStore, names: Names): Read {
  const keys = names.all.flatMap(({ name }) => names.currentKeys(name))
  const shown = profileNames(store, keys)
  const shownAs = ({ name }: { readonly name: string }) => {
    const key = names.currentKeys(name).find((one) => shown.has(one))
    return key === undefined ? undefined : shown.get(key)
  }
  return {
    looks: new LookAlikes(names.all, shownAs),
    search: new NameSearch(byAge(names.all).map(({ name }) => ({ name, shown: shownAs({ name }) }))),
  }
}
