// The evidence that a copy holds, and what follows from it for its history (DESIGN §3.3).
//
// Kept as files, so that every bundle and mirror of this copy carries it on. A thief of a log's key could make any
// number of them: of one log some are enough, those with witnesses' signatures before those without.

import { equalBytes, fromHex } from '@commonwall/tlog'
import { type Anchor, parsePath, type Split, type WitnessEntry } from '@commonwall/wall'
import type { NamedLog } from '../audit/known-logs.ts'
import type { PathStore } from '../store/path-store.ts'
import { originOf, type ProvenEvidence, type ProvenSide, parseEvidence, verifyEvidence } from './evidence.ts'
import { EvidenceError } from './evidence-error.ts'

/** The most files of one log. */
const MAX_EACH = 16

/** What is asked of the history that a copy holds of a log. */
export interface HeldHistory {
  readonly size: number
  /** Root of the first `size` leaves; undefined if it cannot be computed from what is held. */
  rootAt(size: number): Promise<Uint8Array | undefined>
  readonly anchors: readonly Anchor[]
}

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
  async load(wall: string, logs: readonly NamedLog[]): Promise<void> {
    for (const path of await this.#store.list()) {
      if (parsePath(path)?.kind !== 'evidence' || this.#held.has(path)) continue
      const bytes = await this.#store.get(path)
      if (bytes) await this.take(bytes, wall, logs).catch(() => undefined)
    }
  }

  /**
   * Verifies a file and keeps it.
   * @returns the evidence if it is new
   * @throws EvidenceError, ProofError, NoteError, CheckpointError if it proves nothing
   */
  async take(
    bytes: Uint8Array,
    wall: string,
    logs: readonly Pick<NamedLog, 'key' | 'origin' | 'witnesses'>[],
  ): Promise<ProvenEvidence | undefined> {
    const origin = originOf(parseEvidence(bytes))
    const log = logs.find((known) => known.origin === origin)
    if (!log) throw new EvidenceError('origin', 'a log of this wall', origin)
    const evidence = await verifyEvidence(bytes, { wall, log: log.key, witnesses: log.witnesses })
    if (this.#held.has(evidence.path)) return undefined
    const others = this.all.filter((one) => one.log === log.key)
    if (others.length >= MAX_EACH) {
      const least = others.reduce((a, b) => (weight(b) < weight(a) ? b : a))
      if (weight(evidence) <= weight(least)) return undefined
      this.#held.delete(least.path)
      await this.#store.delete(least.path)
    }
    this.#held.set(evidence.path, evidence)
    await this.#store.put(evidence.path, bytes)
    return evidence
  }

  /** What the fold of definitions is told. @param held by the raw key of a log */
  async splits(held: (log: string) => HeldHistory | undefined): Promise<readonly Split[]> {
    const splits: Split[] = []
    for (const { log, agreed, sides } of this.#held.values()) {
      const history = held(log)
      const [a, b] = sides
      const ours = history && ((await isOf(history, a)) ? a : (await isOf(history, b)) ? b : undefined)
      const rival = ours === b ? a : b
      // Without a proof where they part, all that is known to be one history is what was kept before.
      const size = agreed ?? lastBefore(history, rival.anchor.size)
      splits.push({ log, agreed: size, rival: rival.anchor, ...(ours ? {} : { against: a.anchor }) })
    }
    return splits
  }

  /** Reads notes again when more witnesses are known. */
  async trust(wall: string, log: string, witnesses: readonly WitnessEntry[]): Promise<void> {
    for (const [path, { bytes, log: key }] of this.#held)
      if (key === log) this.#held.set(path, await verifyEvidence(bytes, { wall, log, witnesses }))
  }
}

async function isOf({ size, rootAt }: HeldHistory, { anchor }: ProvenSide): Promise<boolean> {
  if (anchor.size > size) return false
  const root = await rootAt(anchor.size)
  return root !== undefined && equalBytes(root, fromHex(anchor.root) ?? new Uint8Array())
}

function lastBefore(history: HeldHistory | undefined, size: number): number {
  return (history?.anchors ?? []).reduce(
    (last, anchor) => (anchor.size < size ? Math.max(last, anchor.size) : last),
    0,
  )
}

/** Signed by many before signed by few: it takes both sides to condemn. */
function weight({ sides: [a, b] }: ProvenEvidence): number {
  return Math.min(a.anchor.cosignatures.size, b.anchor.cosignatures.size)
}
