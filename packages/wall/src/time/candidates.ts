// Everything that was said about definitions, sorted out once: who follows whom, who signed, who took it back.
//
// Malformed events, and those of other walls, are passed over: they are nobody's definition. What says that it is one of this
// wall and cannot be read is remembered: it may be of a form that a newer program knows.

import type { Definition } from '../definition/definition.ts'
import { unlessRefused } from '../definition/definition-error.ts'
import { parseDefinition } from '../definition/parse-definition.ts'
import { parseSignature, type Signature, withdrawnIds } from '../definition/parse-signature.ts'
import { KIND, type VerifiedEvent } from '../event/index.ts'

export interface Candidate {
  readonly event: VerifiedEvent
  readonly definition: Definition
}

export interface Candidates {
  /** All but the founding one, by id. */
  readonly all: readonly Candidate[]
  readonly byPrev: ReadonlyMap<string, readonly Candidate[]>
  /** Those that follow another and cannot be read here. */
  readonly unread: readonly VerifiedEvent[]
  /** By id of the definition. */
  readonly signatures: ReadonlyMap<string, readonly Signature[]>
  /** By `signer signature`. */
  readonly withdrawals: ReadonlyMap<string, readonly { readonly id: string }[]>
}

/** @param wall id of the founding definition */
export function sortOut(events: Iterable<VerifiedEvent>, wall: string): Candidates {
  const unique = new Map<string, VerifiedEvent>()
  for (const event of events) unique.set(event.id, event)
  const all: Candidate[] = []
  const unread: VerifiedEvent[] = []
  const signatures: Signature[] = []
  const takenBack: { readonly id: string; readonly name: string }[] = []
  for (const id of [...unique.keys()].sort()) {
    const event = unique.get(id) as VerifiedEvent
    if (event.kind === KIND.definition) {
      const definition = unlessRefused(parseDefinition, event)
      if (definition === undefined) unread.push(event)
      if (definition?.wall === wall && definition.prev !== undefined) all.push({ event, definition })
    } else if (event.kind === KIND.signature) {
      const signature = unlessRefused(parseSignature, event)
      if (signature?.targetKind === KIND.definition && signature.walls.includes(wall))
        signatures.push(signature)
    } else if (event.kind === KIND.withdrawal) {
      for (const target of withdrawnIds(event))
        takenBack.push({ id, name: withdrawalName(event.pubkey, target) })
    }
  }
  return {
    all,
    unread,
    byPrev: Map.groupBy(all, ({ definition }) => definition.prev ?? ''),
    signatures: Map.groupBy(signatures, ({ target }) => target),
    withdrawals: Map.groupBy(takenBack, ({ name }) => name),
  }
}

/** How `withdrawals` are looked up: one takes back only one's own. */
export function withdrawalName(signer: string, signature: string): string {
  return `${signer} ${signature}`
}
