// Who stands behind an alternative, from when to when. Its author is nobody in particular: what nobody signs any
// more is withdrawn, and whoever signs it takes it up again.

import { KIND } from '@commonwall/wall'
import type { AssemblyClock } from './clock.ts'
import type { Drawers } from './drawers.ts'

/** One signature: it stands from `from` on, and no more from `until` on. Unix seconds. */
export interface SponsorSpan {
  readonly pubkey: string
  readonly from: number
  readonly until: number
}

export class Sponsors {
  readonly #spans = new Map<string, SponsorSpan[]>()
  /** By alternative and key, when it was signed first: strangers sign too, and answers to red lines ask it by thousands. */
  readonly #first = new Map<string, Map<string, number>>()

  constructor({ signatures, takenBack }: Pick<Drawers, 'signatures' | 'takenBack'>, clock: AssemblyClock) {
    const ends = new Map<string, number>()
    for (const { id, author, targets } of takenBack) {
      const date = clock.date(id)
      if (date === undefined) continue
      for (const target of targets) {
        const key = `${author} ${target}`
        ends.set(key, Math.min(date, ends.get(key) ?? date))
      }
    }
    for (const { id, signer, target, targetKind } of signatures) {
      const from = clock.date(id)
      if (targetKind !== KIND.alternative || from === undefined) continue
      const until = ends.get(`${signer} ${id}`) ?? Number.POSITIVE_INFINITY
      const first = this.#first.get(target) ?? new Map<string, number>()
      this.#first.set(target, first.set(signer, Math.min(from, first.get(signer) ?? from)))
      const spans = this.#spans.get(target)
      const span = { pubkey: signer, from, until }
      if (spans === undefined) this.#spans.set(target, [span])
      else spans.push(span)
    }
  }

  /** Places of the groups that sponsor an alternative at a time, ascending. */
  groupsAt(alternative: string, time: number, voices: ReadonlyMap<string, number>): number[] {
    const groups = new Set<number>()
    for (const { pubkey, from, until } of this.#spans.get(alternative) ?? []) {
      const group = voices.get(pubkey)
      if (group !== undefined && from <= time && time < until) groups.add(group)
    }
    return [...groups].sort((a, b) => a - b)
  }

  /** True if this key signed it by a time, even if it took that back since. */
  everSigned(alternative: string, pubkey: string, time: number): boolean {
    return (this.#first.get(alternative)?.get(pubkey) ?? Number.POSITIVE_INFINITY) <= time
  }
}
