// What a node holds of one assembly: from its store, as a copy gives it to the app's worker.

import {
  type AssemblyInput,
  gatherAssembly,
  type KnownAnchors,
  parseConstitution,
} from '@commonwall/assembly'
import { KIND, type VerifiedEvent } from '@commonwall/wall'
import type { WallState } from '../../state/wall-state.ts'
import type { EventStore } from '../../store/store.ts'

/** Records of one assembly that are read at most; above it no page is made, and copies still count it. */
const MOST = 20_000
/** Ids asked for in one query. */
const AT_ONCE = 400

const RECORDS = [KIND.alternative, KIND.ballot, KIND.close, KIND.issuance]

export interface GatheredHere {
  readonly input: AssemblyInput
  /** Its own records, without the wall's. */
  readonly records: readonly VerifiedEvent[]
}

/**
 * Undefined where there are too many.
 * @param withheld ids in logs whose bodies this node never held
 * @throws DefinitionError if the constitution is none
 */
export async function gatherHere(
  store: EventStore,
  state: WallState,
  constitution: VerifiedEvent,
  { withheld, known }: { readonly withheld: Iterable<string>; readonly known: KnownAnchors },
): Promise<GatheredHere | undefined> {
  parseConstitution(constitution)
  const { events: records, complete } = store.query(
    [{ kinds: RECORDS, tags: { e: [constitution.id] } }],
    MOST,
  )
  if (!complete) return undefined
  const signed = [constitution, ...records.filter(({ kind }) => kind === KIND.alternative)]
  const signatures = about(store, KIND.signature, signed)
  const withdrawals = about(store, KIND.withdrawal, signatures)
  const foundation = state.foundation()
  const events = [...foundation.events, constitution, ...records, ...signatures, ...withdrawals]
  const { input } = await gatherAssembly({ ...foundation, events, withheld, known }, constitution)
  return { input, records: [constitution, ...records] }
}

function about(store: EventStore, kind: number, targets: readonly VerifiedEvent[]): VerifiedEvent[] {
  const found: VerifiedEvent[] = []
  for (let at = 0; at < targets.length; at += AT_ONCE) {
    const e = targets.slice(at, at + AT_ONCE).map(({ id }) => id)
    found.push(...store.query([{ kinds: [kind], tags: { e } }], MOST).events)
  }
  return found
}
