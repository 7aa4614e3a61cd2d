// Among few voices a ballot may show whose it is (DESIGN §5): none is signed there but for who was told, and said that it
// shall be sent all the same.

import type { AssemblyState } from '../fold/state.ts'

/** Below so many voices in a group a ballot hides nobody. */
export const FEW_VOICES = 10

/** Among whom a ballot would stand. */
export interface Among {
  /** Voices that are active in its group, as whoever casts it was shown. */
  readonly voices: number
  /** Told that they are few, its voice wants it sent. */
  readonly anyhow: boolean
}

export class FewVoicesError extends Error {
  override readonly name = 'FewVoicesError'
  readonly code = 'assembly/few'

  constructor(voices: number) {
    super(`voices: expected ${FEW_VOICES} active ones or more, got ${voices}`)
  }
}

export function isFew(voices: number): boolean {
  // Whatever is no number is few.
  return !(voices >= FEW_VOICES)
}

/** @throws FewVoicesError */
export function refuseFew({ voices, anyhow }: Among): void {
  if (isFew(voices) && !anyhow) throw new FewVoicesError(voices)
}

/** Voices that are active in a group, by its place, as far as the latest stage that began tells. */
export function voicesActive({ stages }: Pick<AssemblyState, 'stages'>, group: number): number {
  return stages.findLast(({ groups }) => groups.length > 0)?.groups[group]?.voices ?? 0
}
