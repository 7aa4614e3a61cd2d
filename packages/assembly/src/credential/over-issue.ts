// Whether more credentials are seen than were issued, who did it, and what still stands.
//
// Nothing freezes: a passage whose margin is at least the excess, over all groups, would be adopted without it.

/** What is known of one issuer of a group. */
export interface IssuedBy {
  /** Its Nostr key. */
  readonly issuer: string
  /** Entries of the roll that it says it issued for, each counted once. */
  readonly issued: number
}

export interface OverIssue {
  /** Issuers that said they issued fewer than were seen: each of these signed more than it says. */
  readonly marked: readonly string[]
  /** Credentials beyond what any issuer admits: at least so many voices are forged, 0 where none need be. */
  readonly excess: number
}

/**
 * Compares the valid credentials seen in a group with what its issuers published.
 * A credential bears every issuer's signature, so no honest issuer's count is below what is seen.
 */
export function overIssue(seen: number, issuers: readonly IssuedBy[]): OverIssue {
  const most = issuers.reduce((max, { issued }) => Math.max(max, issued), 0)
  return {
    marked: issuers.filter(({ issued }) => seen > issued).map(({ issuer }) => issuer),
    excess: Math.max(0, seen - most),
  }
}
