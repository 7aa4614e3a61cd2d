// What an assembly is: its passages, groups, issuers, logs, rule and calendar, in one signed event (kind 4600).
//
// These are the parsed values; wire form: docs/protocol/assembly.md. Nothing in it changes while it runs: who
// wants another rule convenes another assembly.

/** A place in the text, with the wording from which it starts. */
export interface Passage {
  readonly slug: string
  /** Id of the event that holds the text. */
  readonly text: string
}

export interface Issuer {
  /** Nostr key, 64 hex digits. */
  readonly pubkey: string
  /** RSA-2048, 512 hex digits; the exponent is 65537. */
  readonly modulus: string
}

export interface Group {
  readonly slug: string
  /** People on its roll. */
  readonly roll: number
  /** RFC 6962 root over the salted commitments to the roll's entries, in their order. */
  readonly rollRoot: string
  /** Three; a credential carries their signatures in this order. */
  readonly issuers: readonly Issuer[]
}

/** The numbers of the rule. A group consents where S ≥ ratio·O + 1, S ≥ max(least, ⌈N/part⌉), red·R < max(1, S). */
export interface RuleNumbers {
  readonly ratio: number
  readonly least: number
  readonly part: number
  readonly red: number
}

/** From when until when, unix seconds; a thing dated `from` is in it, and so is one dated `until`. */
export interface Span {
  readonly from: number
  readonly until: number
}

export interface Constitution {
  readonly id: string
  readonly author: string
  readonly wall: string
  /** Id of the thread in which it is talked over. */
  readonly subject: string
  readonly passages: readonly Passage[]
  readonly groups: readonly Group[]
  /** Raw Ed25519 keys of the logs whose word dates what is said here. */
  readonly logs: readonly string[]
  readonly rule: RuleNumbers
  /** Thirds are looked at from so many people on. */
  readonly bridgePeople: number
  /** For so many rounds a bridging reservation suspends a passage; then it is adopted with the reservation. */
  readonly bridgeRounds: number
  /** From so many groups an alternative needs a sponsor before it is called. */
  readonly sponsorGroups: number
  /** Seconds that an answered red line has to be confirmed. */
  readonly silence: number
  readonly issuance: Span
  readonly rounds: readonly Span[]
  readonly whole: Span
}
