// What a wall is: its keepers, logs, witnesses, moderators and boards, as one signed event (kind 4590).
// DESIGN §3.2; the wire form is in docs/protocol/definition.md. These are the parsed values only.

export interface Titled {
  readonly lang: string
  readonly text: string
}

export interface LogEntry {
  /** Raw Ed25519 public key, 64 hex digits. */
  readonly key: string
  readonly url: string
  readonly admission: 'default' | 'optional'
  readonly open: boolean
}

/** A log of this definition that goes on where a lost one stopped (restore). */
export interface Continuation {
  /** Key of the new log. */
  readonly key: string
  /** Origin, size and root (hex) of the old log at the point from which the new one goes on. */
  readonly origin: string
  readonly size: number
  readonly root: string
}

export interface WitnessEntry {
  readonly name: string
  /** Raw Ed25519 public key, 64 hex digits. */
  readonly key: string
  readonly url: string
}

export interface Moderator {
  readonly group: string
  readonly pubkey: string
}

export interface BoardTitle {
  readonly slug: string
  readonly lang: string
  readonly title: string
}

export interface AddressEntry {
  readonly url: string
  readonly capability: string
  /** Unix seconds. */
  readonly until: number
}

export interface Definition {
  readonly id: string
  readonly author: string
  readonly createdAt: number
  /** Id of the founding definition: its own id where `prev` is undefined. */
  readonly wall: string
  readonly prev: string | undefined
  /** Ids of rivals that this definition declares void, ascending. */
  readonly voids: readonly string[]
  readonly version: number
  readonly titles: readonly Titled[]
  readonly keepers: readonly string[]
  readonly threshold: number
  readonly logs: readonly LogEntry[]
  readonly continues: readonly Continuation[]
  readonly witnesses: readonly WitnessEntry[]
  readonly groups: readonly string[]
  readonly moderators: readonly Moderator[]
  readonly boards: readonly BoardTitle[]
  readonly langs: readonly string[]
  /** Least NIP-13 difficulty in bits for the default log. */
  readonly pow: number
  /** Minutes between releases of a batch. */
  readonly batch: number
  readonly addresses: readonly AddressEntry[]
  /** Unix seconds after which readers are told that the definition is stale. */
  readonly validUntil: number
}
