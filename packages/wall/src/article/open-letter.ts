// Who signs an article, or an outcome: signatures (4591) on one of its versions, counted in public (DESIGN §3.1).
//
// A signature is on words, so it does not pass to a later version. A throwaway key counts as nothing; a lasting
// name counts once, whichever of its keys signed. A kind 5 of one's own takes it back.

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
  const { version, kind = KIND.article, names, witnessedTime, takenBack = () => undefined } = input
  const found: Signatory[] = []
  for (const event of input.signatures) {
    if (event.kind !== KIND.signature || tagValue(event, 'e') !== version) continue
    if (tagValue(event, 'k') !== String(kind) || takenBack(event) !== undefined) continue
    const at = witnessedTime(event.id)
    const name = names.nameOf(event.pubkey)
    if (at === undefined || name === undefined || !names.countsAt(event.pubkey, at)) continue
    found.push({ name, pubkey: event.pubkey, signature: event.id, at })
  }
  found.sort((a, b) => a.at - b.at || (a.signature < b.signature ? -1 : 1))
  const first = new Map<string, Signatory>()
  for (const signatory of found) if (!first.has(signatory.name)) first.set(signatory.name, signatory)
  return [...first.values()]
}
