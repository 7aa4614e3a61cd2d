// The kinds that a wall speaks (DESIGN §3.1), and NIP-01's classes of kinds.

export const KIND = {
  profile: 0,
  withdrawal: 5,
  thread: 11,
  vanish: 62,
  sealedLine: 1059,
  reply: 1111,
  report: 1984,
  label: 1985,
  definition: 4590,
  signature: 4591,
  key: 4592,
  constitution: 4600,
  alternative: 4601,
  ballot: 4602,
  close: 4603,
  issuance: 4604,
  article: 30023,
} as const

/** The kinds that a wall takes; sealed lines are opened first and never logged. */
export const WALL_KINDS: ReadonlySet<number> = new Set(
  Object.values(KIND).filter((kind) => kind !== KIND.sealedLine),
)

/** Kinds that are written to be read; their words can leave the wall. */
export const WORD_KINDS: ReadonlySet<number> = new Set([KIND.thread, KIND.reply, KIND.article])

/** Kinds that results are computed from: fixed schemas, no free text, never folded (DESIGN §3.1, §3.7). */
export const EXEMPT_KINDS: ReadonlySet<number> = new Set([
  KIND.withdrawal,
  KIND.vanish,
  KIND.definition,
  KIND.signature,
  KIND.key,
  KIND.constitution,
  KIND.alternative,
  KIND.ballot,
  KIND.close,
  KIND.issuance,
])

/** Kinds taken without an `h` tag, if the node knows their author or target (DESIGN §3.1). */
export const HOMELESS_KINDS: ReadonlySet<number> = new Set([
  KIND.profile,
  KIND.withdrawal,
  KIND.vanish,
  KIND.report,
  KIND.label,
])

/** NIP-01: only the newest by author and kind is current. */
export function isReplaceable(kind: number): boolean {
  return kind === 0 || kind === 3 || (kind >= 10_000 && kind < 20_000)
}

/** NIP-01: passed on, never stored. */
export function isEphemeral(kind: number): boolean {
  return kind >= 20_000 && kind < 30_000
}

/** NIP-01: only the newest by author, kind and `d` tag is current. */
export function isAddressable(kind: number): boolean {
  return kind >= 30_000 && kind < 40_000
}
