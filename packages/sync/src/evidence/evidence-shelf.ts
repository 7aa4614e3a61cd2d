// The evidence that a copy holds, and what follows from it for its history (DESIGN §3.3).
//
// Kept as files, so that every bundle and mirror of this copy carries it on. A thief of a log's key could make any
// number of them: of one log some are enough, those with witnesses' signatures before those without. Without the key
// anybody makes many of one, by the order and number of signature lines: those of one place give way to one of another.

import { parsePath, type Split } from '@commonwall/wall'
import type { KnownLog } from '../audit/checkpoints.ts'
import type { PathStore } from '../store/path-store.ts'
import { openEvidence, type ProvenEvidence, verifyEvidence } from './evidence.ts'
import { type HeldHistory, splitOf } from './split-of.ts'

/** The most files of one log. */
const MAX_EACH = 16

export class EvidenceShelf {
  readonly #store: PathStore
  readonly #held = new Map<string, ProvenEvidence>()

  constructor(store: PathStore) {
    this.#store = store
  }

  get all(): readonly ProvenEvidence[] {
    return [...this.#held.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** Reads what the store has; what does not verify is left alone, since its log may be named later. */
  async load(logs: readonly KnownLog[]): Promise<void> {
    for (const path of await this.#store.list()) {
      if (parsePath(path)?.kind !== 'evidence' || this.#held.has(path)) continue
      const bytes = await this.#store.get(path)
      if (bytes) await this.take(bytes, logs).catch(() => undefined)
    }
  }

  /**
   * Verifies a file and keeps it.
   * @returns the evidence if it is new
   * @throws EvidenceError, ProofError, NoteError, CheckpointError if it proves nothing
   */
  async take(bytes: Uint8Array, logs: readonly KnownLog[]): Promise<ProvenEvidence | undefined> {
    const evidence = await openEvidence(bytes, logs)
    if (this.#held.has(evidence.path)) return undefined
    const all = [evidence, ...this.all.filter((one) => one.log === evidence.log)]
    if (all.length > MAX_EACH) {
      const same = (one: ProvenEvidence) => all.filter((other) => placeOf(other) === placeOf(one)).length
      const [least = evidence] = [...all].sort((a, b) => same(b) - same(a) || weight(a) - weight(b))
      if (least === evidence) return undefined
      this.#held.delete(least.path)
      await this.#store.delete(least.path)
    }
    this.#held.set(evidence.path, evidence)
    await this.#store.put(evidence.path, bytes)
    return evidence
  }

  /** What the fold of definitions is told. @param held by the raw key of a log */
  splits(held: (log: string) => HeldHistory | undefined): Promise<readonly Split[]> {
    return Promise.all([...this.#held.values()].map((evidence) => splitOf(evidence, held(evidence.log))))
  }

  /** Reads notes again when more witnesses are known. */
  async trust(log: KnownLog): Promise<void> {
    for (const [path, { bytes, log: key }] of this.#held)
      if (key === log.key) this.#held.set(path, await verifyEvidence(bytes, log))
  }
}

/** Where the histories part, or, if that is not proven, the size of which both are. */
function placeOf({ agreed, sides: [{ anchor }] }: ProvenEvidence): number {
  return agreed ?? anchor.size
}

/** Signed by many before signed by few: it takes both sides to condemn. */
function weight({ sides: [a, b] }: ProvenEvidence): number {
  return Math.min(a.anchor.cosignatures.size, b.anchor.cosignatures.size)
}
