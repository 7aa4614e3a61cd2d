// Folding key events in witnessed time: which key speaks for which lasting name, since when, until when.
//
// A pure function of the set of events and their witnessed times. Whoever steals a key can sign with it until
// its owner rotates, and nothing more: the first inception stands, and rotating takes the recovery key.

import type { VerifiedEvent } from '../event/index.ts'
import type { DefinitionHistory } from '../time/definition-history.ts'
import { type JoinClaim, type KeyClaim, sortClaims } from './claims.ts'
import { commitsTo } from './commitment.ts'
import type { KeyAttempt, KeySpan, LastingName, Names } from './names.ts'

export interface KeysHeld {
  /** Key events (4592) and signatures (4591); others are passed over. Any order, duplicates. */
  readonly events: Iterable<VerifiedEvent>
  readonly history: Pick<DefinitionHistory, 'wall' | 'witnessedTime'>
}

/** @example foldNames({ events, history }).nameOf(pubkey) */
export function foldNames({ events, history }: KeysHeld): Names {
  const { ordered, unwitnessed } = sortClaims({
    events,
    wall: history.wall,
    witnessedTime: (id) => history.witnessedTime(id),
  })
  const fold = new NameFold()
  for (const claim of ordered) {
    if (claim.type === 'join') fold.join(claim)
    else fold.claim(claim)
  }
  return new FoldedNames(fold, new Set(unwitnessed.map(({ signer }) => signer)))
}

class NameFold {
  /** By name, its key events so far. */
  readonly chains = new Map<string, KeyClaim[]>()
  /** By id of a key event that counts, its name. */
  readonly nameOfEvent = new Map<string, string>()
  /** By public key: a key belongs to one name, the earliest. */
  readonly spans = new Map<string, KeySpan>()
  readonly attempts: KeyAttempt[] = []

  claim(claim: KeyClaim): void {
    const why = claim.prev === undefined ? this.#incept(claim) : this.#rotate(claim)
    if (why === undefined) return
    // Who begins a name anew with its stolen key follows nothing: the key tells which name it was.
    const name = this.nameOfEvent.get(claim.follows ?? '') ?? this.spans.get(claim.signer)?.name
    const followed = this.chains.get(name ?? '')?.[claim.depth - 1]
    const hadWords =
      followed !== undefined && followed.id === claim.follows && commitsTo(followed, claim.signer)
    this.attempts.push({ event: claim.event, at: claim.at, why, name, hadWords })
  }

  join({ signer, target, at }: JoinClaim): void {
    const name = this.nameOfEvent.get(target)
    const last = this.chains.get(name ?? '')?.at(-1)
    if (name === undefined || last?.id !== target || this.spans.has(signer)) return
    this.spans.set(signer, { pubkey: signer, name, from: at, until: undefined })
  }

  #incept(claim: KeyClaim): string | undefined {
    const { id, signer, at } = claim
    if (this.spans.has(signer)) return 'its signer belongs to a name already'
    this.chains.set(id, [claim])
    this.nameOfEvent.set(id, id)
    this.spans.set(signer, { pubkey: signer, name: id, from: at, until: undefined })
    return undefined
  }

  #rotate(claim: KeyClaim): string | undefined {
    const name = this.nameOfEvent.get(claim.follows ?? '')
    const chain = this.chains.get(name ?? '')
    const last = chain?.at(-1)
    if (name === undefined || chain === undefined || last === undefined)
      return 'it follows no key event that counts'
    if (!commitsTo(last, claim.signer) && last.id === claim.follows)
      return 'its signer is not the recovery key'
    if (last.id !== claim.follows) return 'another rotation was witnessed before it'
    chain.push(claim)
    this.nameOfEvent.set(claim.id, name)
    // Whoever speaks for a name is listed in its last event: of all the others, of thousands of strangers, none is asked.
    for (const pubkey of last.keys) {
      const span = this.spans.get(pubkey)
      if (span?.name === name && span.until === undefined && !claim.keys.includes(pubkey))
        this.spans.set(pubkey, { ...span, until: claim.at })
    }
    return undefined
  }
}

class FoldedNames implements Names {
  readonly all: readonly LastingName[]
  readonly attempts: readonly KeyAttempt[]
  readonly #spans: ReadonlyMap<string, KeySpan>
  readonly #byName: ReadonlyMap<string, LastingName>
  readonly #rotations: ReadonlyMap<string, readonly number[]>
  readonly #unprotected: ReadonlySet<string>

  constructor({ chains, spans, attempts }: NameFold, unwitnessed: ReadonlySet<string>) {
    const keys = Map.groupBy(spans.values(), ({ name }) => name)
    this.all = [...chains].map(([name, events]) => ({ name, events, keys: keys.get(name) ?? [] }))
    this.attempts = attempts
    this.#spans = spans
    this.#byName = new Map(this.all.map((lasting) => [lasting.name, lasting]))
    this.#rotations = new Map(this.all.map(({ name, events }) => [name, events.slice(1).map(({ at }) => at)]))
    this.#unprotected = unwitnessed
  }

  nameOf(pubkey: string, at = Number.POSITIVE_INFINITY): string | undefined {
    const span = this.#spans.get(pubkey)
    return span !== undefined && span.from <= at ? span.name : undefined
  }

  isLasting(pubkey: string): boolean {
    return this.#spans.has(pubkey)
  }

  isUnprotected(pubkey: string): boolean {
    return this.#unprotected.has(pubkey) && !this.#spans.has(pubkey)
  }

  isCurrent(pubkey: string, at: number): boolean {
    const span = this.#spans.get(pubkey)
    return span !== undefined && span.from <= at && (span.until === undefined || at < span.until)
  }

  currentKeys(name: string): readonly string[] {
    const keys = this.#byName.get(name)?.keys ?? []
    return keys.filter(({ until }) => until === undefined).map(({ pubkey }) => pubkey)
  }

  keysOf(name: string): readonly string[] {
    return (this.#byName.get(name)?.keys ?? []).map(({ pubkey }) => pubkey)
  }

  rotations(name: string): readonly number[] {
    return this.#rotations.get(name) ?? []
  }

  countsAt(pubkey: string, witnessed: number | undefined): boolean {
    const until = this.#spans.get(pubkey)?.until
    return until === undefined || (witnessed !== undefined && witnessed < until)
  }
}
