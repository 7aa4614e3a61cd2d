// Which logs this node holds without signing them: lost ones that ours continue, others of the same wall, and all of
// them where it is a mirror. Remembered in the store, since a log may be taken in while the node runs.

import type { LogEntry } from '@commonwall/wall'
import type { EventStore, LogName } from '../store/store.ts'

const SHELF = 'held'

export class HeldLogs {
  readonly #shelf: ReturnType<EventStore['shelf']>
  readonly #admissions: Map<string, string>

  constructor(store: EventStore) {
    this.#shelf = store.shelf(SHELF)
    this.#admissions = new Map(this.#shelf.all())
  }

  /** Raw keys, 64 hex digits. */
  keys(): readonly string[] {
    return [...this.#admissions.keys()]
  }

  /** Under which name the store keeps the places of a log that is held, or may be. */
  nameOf(key: string): LogName {
    return `${this.#admissions.get(key) === 'optional' ? 'spare' : 'held'}/${key}`
  }

  /** Remembers, durably, that a log is held. */
  async add(key: string, admission: LogEntry['admission']): Promise<void> {
    if (this.#admissions.has(key)) return
    await this.#shelf.put([[key, admission]])
    this.#admissions.set(key, admission)
  }
}
