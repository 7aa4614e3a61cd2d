// What a wall's definitions are folded from, read from the store: definitions by keepers, keepers' signatures on
// them, and what takes those back.
//
// Asked by author, never by kind alone: anybody may post definitions and signatures at no cost, and what strangers
// post must neither crowd out what keepers said nor weigh on every checkpoint. Who is a keeper follows from
// definition to definition; one counts only where enough keepers of the one before it signed, so that no single
// keeper lets in a crowd.

import {
  type Definition,
  type Filter,
  KIND,
  parseDefinition,
  tagValue,
  unlessRefused,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { EventStore } from '../store/store.ts'

export interface Defining {
  readonly events: readonly VerifiedEvent[]
  /** Everybody who is a keeper by a definition that enough keepers signed, whenever they did. */
  readonly keepers: ReadonlySet<string>
}

/** Far more than the keepers of a wall will sign. */
const MOST = 100_000
/** Values that one filter may list. */
const VALUES = 1_000

export function readDefining(store: Pick<EventStore, 'query'>, founding: VerifiedEvent): Defining {
  const wall = founding.id
  const query = (filter: Filter) => store.query([filter], MOST).events
  const signed = new Map([[wall, parseDefinition(founding)]])
  const keepers = new Set<string>()
  const definitions = new Map<string, VerifiedEvent>()
  const signatures = new Map<string, VerifiedEvent>()
  for (let fresh: readonly Definition[] = [...signed.values()]; fresh.length > 0; ) {
    for (const definition of fresh) for (const keeper of definition.keepers) keepers.add(keeper)
    const authors = [...keepers]
    for (const event of query({ kinds: [KIND.definition], authors, tags: { h: [wall] } }))
      definitions.set(event.id, event)
    for (const event of signaturesOn([...definitions.keys()], authors, query)) signatures.set(event.id, event)
    fresh = enoughSigned([...definitions.values()], [...signatures.values()], signed)
    for (const definition of fresh) signed.set(definition.id, definition)
  }
  const authors = [...keepers]
  const withdrawals = inSlices([...signatures.keys()]).flatMap((e) =>
    query({ kinds: [KIND.withdrawal], authors, tags: { e } }),
  )
  return { events: [...definitions.values(), ...signatures.values(), ...withdrawals], keepers }
}

/** Definitions that as many keepers signed as the one before them asks for, and that are not `known` yet. */
function enoughSigned(
  definitions: readonly VerifiedEvent[],
  signatures: readonly VerifiedEvent[],
  known: ReadonlyMap<string, Definition>,
): readonly Definition[] {
  const signers = Map.groupBy(signatures, (event) => tagValue(event, 'e'))
  return definitions.flatMap((event) => {
    const definition = known.has(event.id) ? undefined : unlessRefused(parseDefinition, event)
    const prev = known.get(definition?.prev ?? '')
    if (definition === undefined || prev === undefined) return []
    const signed = new Set([event.pubkey, ...(signers.get(event.id) ?? []).map(({ pubkey }) => pubkey)])
    return prev.keepers.filter((keeper) => signed.has(keeper)).length >= prev.threshold ? [definition] : []
  })
}

function signaturesOn(
  ids: readonly string[],
  authors: readonly string[],
  query: (filter: Filter) => readonly VerifiedEvent[],
): readonly VerifiedEvent[] {
  return inSlices(ids).flatMap((e) => query({ kinds: [KIND.signature], authors, tags: { e } }))
}

function inSlices(values: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(values.length / VALUES) }, (_, n) =>
    values.slice(n * VALUES, (n + 1) * VALUES),
  )
}
