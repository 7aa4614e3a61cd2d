// Who signs an article, or an outcome: signatures (4591) on one of its versions, counted in public (DESIGN §3.1).
//
// A signature is on words, so it does not pass to a later version. A throwaway key counts as nothing; a lasting
// name counts once, whichever of its keys signed. A kind 5 of one's own takes it back. Keys without a name are given
// apart: whether one of them is a voice of an assembly, its credential says, which only the assembly room can read.

import { KIND, type NostrEvent, tagValue } from '../event/index.ts'
import type { Names } from '../names/names.ts'

export interface Signatory {
  /** Id of the lasting name. */
  readonly name: string
  /** The key that signed, and the id of its signature: the first by witnessed time, then the lowest id. */
  readonly pubkey: string
  readonly signature: string
  /** Witnessed time, unix seconds. */
  readonly at: number
}

/** A signature by a key that belongs to no lasting name. */
export type Unnamed = Omit<Signatory, 'name'>

export interface OpenLetterInput {
  /** Id of the version, or the hash of an outcome. */
  readonly version: string
  /** What is signed, by its kind: an article, or the outcome of an assembly (`KIND.close`). Default: an article. */
  readonly kind?: number
  readonly signatures: Iterable<NostrEvent>
  readonly names: Pick<Names, 'nameOf' | 'countsAt'>
  readonly witnessedTime: (id: string) => number | undefined
  /** See `takenBackAt`. */
  readonly takenBack?: (event: NostrEvent) => number | undefined
}

/** The signatories of a version, by (witnessed time, signature id). Signatures not yet witnessed do not count. */
export function signatoriesOf(input: OpenLetterInput): readonly Signatory[] {
  const { names } = input
  const first = new Map<string, Signatory>()
  for (const signed of standing(input)) {
    const name = names.nameOf(signed.pubkey)
    if (name === undefined || first.has(name) || !names.countsAt(signed.pubkey, signed.at)) continue
    first.set(name, { name, ...signed })
  }
  return [...first.values()]
}

/** Signatures by keys without a lasting name, each key once, in the same order: they count as nothing by themselves. */
export function unnamedOf(input: OpenLetterInput): readonly Unnamed[] {
  const first = new Map<string, Unnamed>()
  for (const signed of standing(input))
    if (input.names.nameOf(signed.pubkey) === undefined && !first.has(signed.pubkey))
      first.set(signed.pubkey, signed)
  return [...first.values()]
}

/** Signatures on the version that are witnessed and were not taken back, by (witnessed time, id). */
function standing(input: OpenLetterInput): readonly Unnamed[] {
  const { version, kind = KIND.article, witnessedTime, takenBack = () => undefined } = input
  const found: Unnamed[] = []
  for (const event of input.signatures) {
    if (event.kind !== KIND.signature || tagValue(event, 'e') !== version) continue
    if (tagValue(event, 'k') !== String(kind) || takenBack(event) !== undefined) continue
    const at = witnessedTime(event.id)
    if (at !== undefined) found.push({ pubkey: event.pubkey, signature: event.id, at })
  }
  return found.sort((a, b) => a.at - b.at || (a.signature < b.signature ? -1 : 1))
}
