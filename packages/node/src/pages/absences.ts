// Why a place has no text, or has one that is folded (DESIGN §3.7): asked for many posts at once.

import {
  classifyHole,
  type FoldState,
  foldState,
  KIND,
  type Marks,
  marksOf,
  tagValue,
  tagValues,
  takesBackOwn,
  type VerifiedEvent,
} from '@commonwall/wall'
import { absenceOf, folded } from '@commonwall/web/fill'
import type { Absence } from '@commonwall/web/pages'
import { type Spoken, spokenAbout } from '../moderation/spoken.ts'
import type { EventStore } from '../store/store.ts'
import type { WallFacts } from './wall-facts.ts'

/** Ids asked for in one query. */
const AT_ONCE = 400
/** Withdrawals looked at for one page. */
const CAP = 5_000
/** Withdrawals looked at of one that nobody here remembers: anybody sends some, each with as many ids as fit. */
const CLAIMS = 20

type Claims = ReadonlyMap<string, VerifiedEvent | undefined>

export class Absences {
  readonly #store: EventStore
  readonly #facts: WallFacts
  readonly #spoken: Spoken
  readonly #ids: readonly string[]
  #claims: Claims | undefined

  constructor(store: EventStore, facts: WallFacts, ids: readonly string[]) {
    this.#store = store
    this.#facts = facts
    this.#ids = ids
    this.#spoken = spokenAbout({ store, ...facts }, ids)
  }

  fold(id: string, kind: number | undefined): FoldState {
    const { labels: all, signatures, takenBack } = this.#spoken
    const { roles, time } = this.#facts
    const labels = all.get(id) ?? []
    const signed = labels.flatMap((label) => signatures.get(label.id) ?? [])
    return foldState({ target: { id, kind }, labels, signatures: signed, roles, time, takenBack })
  }

  /** True for a body that is in no segment of this host: folded so that it leaves, or refused here. */
  isGone(id: string, kind: number): boolean {
    return this.#facts.refusalOf(id) !== undefined || this.fold(id, kind).bodyLeavesSegments
  }

  marks(id: string): Marks {
    const { labels, takenBack } = this.#spoken
    const { roles, time } = this.#facts
    return marksOf({ target: id, labels: labels.get(id) ?? [], roles, time, takenBack })
  }

  /** Undefined for a text that stands open. */
  ofHeld(event: VerifiedEvent): { readonly absence: Absence; readonly leaves: boolean } | undefined {
    const refusal = this.#facts.refusalOf(event.id)
    if (refusal !== undefined)
      return { absence: absenceOf({ class: 'withheld', refusal }, undefined), leaves: true }
    const fold = this.fold(event.id, event.kind)
    if (!fold.folded || fold.reason === undefined) return undefined
    return { absence: folded(fold.reason, fold.jurisdiction), leaves: fold.bodyLeavesSegments }
  }

  /** What a place without a body is. */
  ofHole(id: string): Absence {
    // What is held and not shown: its place says no more than what became of it.
    const held = this.#store.get(id)
    if (held !== undefined) return this.ofHeld(held)?.absence ?? { kind: 'absent' }
    const remembered = this.#store.hole(id)
    // The store empties a place only for its author, so whoever asked for it had the right.
    const by = remembered && this.#store.get(remembered.by)
    if (by?.kind === KIND.withdrawal || by?.kind === KIND.vanish) return { kind: 'withdrawn' }
    const fold = this.fold(id, remembered?.kind)
    const { names, time } = this.#facts
    const refusal = this.#facts.refusalOf(id)
    const withdrawals = this.#claimsOn(id)
    const hole = classifyHole({ id, target: undefined, withdrawals, fold, refusal, names, time })
    return absenceOf(hole, fold.jurisdiction)
  }

  /** Asked for once for the whole page: the same few withdrawals may name all of its places. */
  #claimsOn(id: string): readonly VerifiedEvent[] {
    this.#claims ??= claimsOn(
      this.#store,
      this.#ids.filter((one) => this.#store.get(one) === undefined),
      this.#facts,
    )
    const claims = this.#claims.has(id) ? this.#claims : claimsOn(this.#store, [id], this.#facts)
    const claim = claims.get(id)
    return claim === undefined ? [] : [claim]
  }
}

/** By id, one withdrawal of it that counts: which of them does changes nothing of what is said here. */
function claimsOn(store: EventStore, ids: readonly string[], { names, isLeftOut }: WallFacts): Claims {
  const claims = new Map<string, VerifiedEvent | undefined>(ids.map((id) => [id, undefined]))
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids.slice(at, at + AT_ONCE).map((id) => ({
      kinds: [KIND.withdrawal],
      tags: { e: [id] },
      limit: CLAIMS,
    }))
    for (const event of store.query(asked, CAP).events) {
      if (isLeftOut(event) || !takesBackOwn(event, tagValue(event, 'a'), names)) continue
      for (const id of tagValues(event, 'e')) if (claims.has(id)) claims.set(id, event)
    }
  }
  return claims
}
