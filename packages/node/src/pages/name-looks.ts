// Which shown names read like an earlier one, told from the profiles that lasting names have.
//
// Anybody may found names, so the profiles of all are read at most for a twentieth of the time: where that takes long,
// a new look-alike is flagged some seconds late.

import { LookAlikes, type Names } from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'
import { profileNames } from './authors.ts'

/** Keys asked for in one question. */
const AT_ONCE = 400
/** Reading rests for so many times what it took. */
const REST = 20

export class NameLooks {
  readonly #store: EventStore
  readonly #milliseconds: () => number
  #looks: LookAlikes | undefined
  #restsUntil = Number.NEGATIVE_INFINITY

  /** @param milliseconds a clock that only goes forward */
  constructor(store: EventStore, milliseconds = () => performance.now()) {
    this.#store = store
    this.#milliseconds = milliseconds
  }

  /** As of now, or of some seconds ago. */
  of(names: Names): LookAlikes {
    const started = this.#milliseconds()
    if (this.#looks !== undefined && started < this.#restsUntil) return this.#looks
    this.#looks = readLooks(this.#store, names)
    const ended = this.#milliseconds()
    this.#restsUntil = ended + REST * (ended - started)
    return this.#looks
  }
}

function readLooks(store: EventStore, names: Names): LookAlikes {
  const keys = names.all.flatMap(({ name }) => names.currentKeys(name))
  const shown = new Map<string, string>()
  for (let at = 0; at < keys.length; at += AT_ONCE)
    for (const [key, name] of profileNames(store, keys.slice(at, at + AT_ONCE))) shown.set(key, name)
  return new LookAlikes(names.all, ({ name }) => {
    const key = names.currentKeys(name).find((one) => shown.has(one))
    return key === undefined ? undefined : shown.get(key)
  })
}
