// What admission asks about names (DESIGN §3.6); answered by folding the wall's key events.

import type { NamesView as WallNames } from '@commonwall/wall'

export interface NamesView extends WallNames {
  /** Every key that belongs or belonged to a name (id of its inception). */
  keysOf(name: string): readonly string[]
}

/** A wall, or an open relay, on which every key is a throwaway. */
export const NO_NAMES: NamesView = {
  nameOf: () => undefined,
  isCurrent: () => false,
  rotations: () => [],
  keysOf: () => [],
}
