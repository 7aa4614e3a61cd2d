// How long a text may be, where it is typed.

/** Characters that surely fit into 60,000 bytes with everything around them, in any script. */
export const MOST = 18_000
