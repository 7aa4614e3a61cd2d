// Why a place has no text, or has one that is folded (DESIGN §3.7): asked for many posts at once.

import {
  classifyHole,
  everModerating,
  type FoldState,
  foldState,
  KIND,
  type Marks,
  marksOf,
  readLabel,
  tagValue,
  tagValues,
  takenBackAt,
  takesBackOwn,
  type VerifiedEvent,
} from '@commonwall/wall'
import { absenceOf, folded } from '@commonwall/web/fill'
import type { Absence } from '@commonwall/web/pages'
import { eachOnce, signedLabels } from '../moderation/signed-labels.ts'
import type { EventStore } from '../store/store.ts'
import type { WallFacts } from './wall-facts.ts'

/** Ids asked for in one query. */
const AT_ONCE = 400
/** Labels, signatures and withdrawals looked at for one page. */
const CAP = 5_000
/** Withdrawals looked at of one that nobody here remembers: anybody sends some, each with as many ids as fit. */
const CLAIMS = 20

type Claims = ReadonlyMap<string, VerifiedEvent | undefined>

export class Absences {
  readonly #store: EventStore
  readonly #facts: WallFacts
  readonly #labels: ReadonlyMap<string, readonly VerifiedEvent[]>
  readonly #signatures: readonly VerifiedEvent[]
  readonly #takenBack: ReturnType<typeof takenBackAt>
  readonly #ids: readonly string[]
  #claims: Claims | undefined

  constructor(store: EventStore, facts: WallFacts, ids: readonly string[]) {
    this.#store = store
    this.#facts = facts
    this.#ids = ids
    const by = everModerating(facts.history)
    const asked = new Set(ids)
    const signed = signedLabels(store, facts.history).filter((label) =>
      asked.has(readLabel(label)?.target ?? ''),
    )
    const labels = eachOnce([...about(store, KIND.label, ids, by), ...signed])
    this.#labels = Map.groupBy(labels, (label) => label.tags.find((tag) => tag[0] === 'e')?.[1] ?? '')
    const labelIds = labels.map(({ id }) => id)
    this.#signatures = about(store, KIND.signature, labelIds, by)
    const speakers = [...by, ...signed.map(({ pubkey }) => pubkey)]
    const spoken = [...labelIds, ...this.#signatures.map(({ id }) => id)]
    this.#takenBack = takenBackAt(about(store, KIND.withdrawal, spoken, speakers), facts.time)
  }

  fold(id: string, kind: number | undefined): FoldState {
    return foldState({
      target: { id, kind },
      labels: this.#labels.get(id) ?? [],
      signatures: this.#signatures,
      roles: this.#facts.roles,
      time: this.#facts.time,
      takenBack: this.#takenBack,
    })
  }

  /** True for a body that is in no segment of this host: folded so that it leaves, or refused here. */
  isGone(id: string, kind: number): boolean {
    return this.#facts.refusalOf(id) !== undefined || this.fold(id, kind).bodyLeavesSegments
  }

  marks(id: string): Marks {
    return marksOf({
      target: id,
      labels: this.#labels.get(id) ?? [],
      roles: this.#facts.roles,
      time: this.#facts.time,
      takenBack: this.#takenBack,
    })
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
    const { names } = this.#facts
    this.#claims ??= claimsOn(
      this.#store,
      this.#ids.filter((one) => this.#store.get(one) === undefined),
      names,
    )
    const claims = this.#claims.has(id) ? this.#claims : claimsOn(this.#store, [id], names)
    const claim = claims.get(id)
    return claim === undefined ? [] : [claim]
  }
}

/** By id, one withdrawal of it that counts: which of them does changes nothing of what is said here. */
function claimsOn(store: EventStore, ids: readonly string[], names: WallFacts['names']): Claims {
  const claims = new Map<string, VerifiedEvent | undefined>(ids.map((id) => [id, undefined]))
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids.slice(at, at + AT_ONCE).map((id) => ({
      kinds: [KIND.withdrawal],
      tags: { e: [id] },
      limit: CLAIMS,
    }))
    for (const event of store.query(asked, CAP).events) {
      if (!takesBackOwn(event, tagValue(event, 'a'), names)) continue
      for (const id of tagValues(event, 'e')) if (claims.has(id)) claims.set(id, event)
    }
  }
  return claims
}

/** What was said about ids, by these authors or by anybody. */
function about(
  store: EventStore,
  kind: number,
  ids: readonly string[],
  authors?: readonly string[],
): readonly VerifiedEvent[] {
  const found: VerifiedEvent[] = []
  const by = authors && { authors }
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const tags = { e: ids.slice(at, at + AT_ONCE) }
    found.push(...store.query([{ kinds: [kind], ...by, tags }], CAP).events)
  }
  return found
}
