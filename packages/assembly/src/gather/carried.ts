// The checkpoints and proofs that closes carry, verified: from then on they are anchors like any other (DESIGN §3.4).
//
// Refuses nothing aloud: what does not verify says nothing, as if it were not there.

import { leafHash, parseProof, verifyInclusion } from '@commonwall/tlog'
import {
  type Anchor,
  KIND,
  type LogHoldings,
  readAnchor,
  unlessRefused,
  type VerifiedEvent,
  type WitnessEntry,
} from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Constitution, type LogRead, type MissedBallot, parseClose } from '../record/index.ts'

export interface CarriedFrom {
  readonly constitution: Pick<Constitution, 'id' | 'wall' | 'logs'>
  readonly events: Iterable<VerifiedEvent>
  /** Of every version: `DefinitionHistory.everyWitness`. */
  readonly witnesses: readonly Pick<WitnessEntry, 'name' | 'key'>[]
  readonly known?: KnownAnchors | undefined
}

/** What was found of checkpoints before, for who computes again at every news. */
export type KnownAnchors = Map<string, Promise<Anchor>>

/** Checkpoints that are remembered at most: who serves holds what anybody posts in many assemblies. */
const REMEMBERED = 20_000

/** What closes of this constitution prove about its logs, to be put beside what a copy holds of them. */
export async function carriedHoldings(from: CarriedFrom): Promise<readonly LogHoldings[]> {
  const { constitution, events } = from
  const anchorOf = anchorsOf(from)
  const carried: LogHoldings[] = []
  for (const event of events) {
    if (event.kind !== KIND.close) continue
    const close = unlessRefused(parseClose, event)
    if (close?.assembly !== constitution.id || close.wall !== constitution.wall) continue
    const claims =
      close.form === 'missed'
        ? [proofOf(from, close, anchorOf)]
        : close.read.map((read) => noteOf(from, read, anchorOf))
    for (const claim of claims) {
      const holdings = await claim
      if (holdings !== undefined) carried.push(holdings)
    }
  }
  return carried
}

/** The anchor of a log that a checkpoint is; rejects if it is none. */
type AnchorOf = (log: string, note: string) => Promise<Anchor>

/** Each checkpoint is verified once: issuers carry the same ones, and anybody carries one by thousands. */
function anchorsOf({ constitution: { wall }, witnesses, known = new Map() }: CarriedFrom): AnchorOf {
  const trust = JSON.stringify([wall, witnesses])
  return (log, note) => {
    const key = bytesToHex(sha256(utf8ToBytes(trust + log + note)))
    const anchor = known.get(key) ?? readAnchor(note, { wall, log, witnesses })
    if (known.size >= REMEMBERED) known.clear()
    known.set(key, anchor)
    return anchor
  }
}

async function noteOf(
  { constitution }: CarriedFrom,
  read: LogRead,
  anchorOf: AnchorOf,
): Promise<LogHoldings | undefined> {
  if (!constitution.logs.includes(read.log)) return undefined
  try {
    const anchor = await anchorOf(read.log, read.note)
    return anchor.size === read.size
      ? { key: read.log, positions: new Map(), length: 0, anchors: [anchor] }
      : undefined
  } catch (error) {
    return nothingOf(error)
  }
}

async function proofOf(
  { constitution }: CarriedFrom,
  { log, ballot, proof: text }: MissedBallot,
  anchorOf: AnchorOf,
): Promise<LogHoldings | undefined> {
  if (!constitution.logs.includes(log)) return undefined
  try {
    const { index, proof, checkpoint } = parseProof(text)
    const anchor = await anchorOf(log, checkpoint)
    const leaf = leafHash(hexToBytes(ballot))
    verifyInclusion({ index, size: anchor.size, leafHash: leaf, proof, root: hexToBytes(anchor.root) })
    return { key: log, positions: new Map([[ballot, index]]), length: 0, anchors: [anchor] }
  } catch (error) {
    return nothingOf(error)
  }
}

/** Errors of formats and proofs carry a code; anything else is a fault of ours. */
function nothingOf(error: unknown): undefined {
  if (error instanceof Error && 'code' in error) return undefined
  throw error
}
