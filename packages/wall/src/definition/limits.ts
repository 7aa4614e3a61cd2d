// The most of everything that a definition may hold. These are part of the format: they never change.

/**
 * With names of at most 48 bytes, an anchor with the cosignatures of nine witnesses, the log's signature and its
 * own cosignature takes at most 1,970 bytes: a kept anchor is one note of at most 2 KB (DESIGN §3.5).
 */
export const MAX_WITNESSES = 9
export const MAX_WITNESS_NAME_BYTES = 48

export const MAX_KEEPERS = 32
export const MAX_LOGS = 64
export const MAX_VOIDS = 64
export const MAX_GROUPS = 32
export const MAX_MODERATORS = 256
export const MAX_BOARDS = 256
export const MAX_LANGS = 64
export const MAX_ADDRESSES = 64

/** Code points of a title. */
export const MAX_TITLE = 200
/** Characters of a URL. */
export const MAX_URL = 300
/** Bits of proof of work that may be asked for. */
export const MAX_POW = 64
/** Minutes between two releases of a batch: a day. */
export const MAX_BATCH = 1440
