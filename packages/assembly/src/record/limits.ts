// The most of everything that an assembly may hold. These are part of the format: they never change.

export const MAX_PASSAGES = 500
export const MAX_GROUPS = 12
/** Each group has exactly so many issuers: with three, two may be corrupt and one honest one still bounds the count. */
export const ISSUERS_A_GROUP = 3
/** At least two, in different hands, so that no log alone can keep a ballot out. */
export const MIN_LOGS = 2
export const MAX_LOGS = 8
export const MAX_ROUNDS = 8
/** People on one roll. */
export const MAX_ROLL = 1_000_000
export const MAX_PARENTS = 16
/** Positions of one person in one stage; without reasons they fill an event. */
export const MAX_POSITIONS = 750
export const MAX_REPLIES = 200
/** Hex digits of a modulus or a signature of RSA-2048. */
export const RSA_HEX = 512
/** Characters of a signed checkpoint carried in a close, as in a segment. */
export const MAX_NOTE = 2_048
/** Characters of a tlog-proof carried in a close: 63 hashes and a checkpoint. */
export const MAX_PROOF = 5_000
/** A ballot says the day, never the hour. */
export const DAY = 86_400
