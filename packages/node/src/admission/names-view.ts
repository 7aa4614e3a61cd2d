// What admission asks about names (DESIGN §3.6); answered by folding the wall's key events.

export interface NamesView {
  /** True if the key belongs to a name with a witnessed inception. */
  isLasting(pubkey: string): boolean
  /** Witnessed time, in unix seconds, of the inception of the name that the key belongs to now. */
  since(pubkey: string): number | undefined
  /** The keys that the same name used before this one. */
  earlierKeys(pubkey: string): readonly string[]
  /** Witnessed times of the rotations of the name that the key belongs to or belonged to. */
  rotations(pubkey: string): readonly number[]
}

/** A wall, or an open relay, on which every key is a throwaway. */
export const NO_NAMES: NamesView = {
  isLasting: () => false,
  since: () => undefined,
  earlierKeys: () => [],
  rotations: () => [],
}
