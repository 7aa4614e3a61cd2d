// Who has a voice: keys whose first ballot carries a credential of all issuers of a group.

import type { Constitution, Enrolment } from '../record/index.ts'
import type { AssemblyClock, Sizes } from './clock.ts'

export interface VoicesInput {
  readonly constitution: Constitution
  readonly enrolments: readonly Enrolment[]
  readonly clock: AssemblyClock
  readonly isCredentialed: (enrolment: Enrolment) => boolean
}

/** By key, the place of its group in the constitution; in ascending order of keys. */
export type Voices = ReadonlyMap<string, number>

/** A first ballot that holds, with its date. */
interface Dated {
  readonly enrolment: Enrolment
  readonly group: number
  readonly date: number
}

/** Credentials are checked once, and asked for at each stage. */
export class VoiceBook {
  readonly #sorted: readonly Dated[]
  readonly #input: VoicesInput

  constructor(input: VoicesInput) {
    this.#input = input
    const { constitution, enrolments, clock } = input
    const groups = new Map(constitution.groups.map(({ slug }, at) => [slug, at]))
    this.#sorted = enrolments
      .flatMap((enrolment): Dated[] => {
        const group = groups.get(enrolment.group)
        const date = clock.date(enrolment.id)
        // Issuance is over when the first of them counts: nobody sees a credential used in the hour it was given.
        if (group === undefined || date === undefined || date <= constitution.issuance.until) return []
        return input.isCredentialed(enrolment) ? [{ enrolment, group, date }] : []
      })
      .sort((a, b) => a.date - b.date || (a.enrolment.id < b.enrolment.id ? -1 : 1))
  }

  /** The voices by what stands before these sizes. A key has the group of its earliest credential. */
  within(sizes: Sizes): Voices {
    const voices = new Map<string, number>()
    for (const { enrolment, group } of this.#sorted)
      if (!voices.has(enrolment.author) && this.#input.clock.holds(enrolment.id, sizes))
        voices.set(enrolment.author, group)
    return new Map([...voices].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
