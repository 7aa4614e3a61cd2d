// Everything that was said about keys, in the one order in which it counts: by witnessed time.
//
// What is not witnessed does not count yet; what is malformed, or of another wall, is passed over.

import { unlessRefused } from '../definition/definition-error.ts'
import { parseSignature } from '../definition/parse-signature.ts'
import { KIND, type VerifiedEvent } from '../event/index.ts'
import { type KeyEvent, parseKey } from './parse-key.ts'

/** A witnessed key event; of several with one signer and the same tags, the first. */
export interface KeyClaim extends KeyEvent {
  readonly type: 'key'
  readonly event: VerifiedEvent
  /** Witnessed, unix seconds; never before the event that it follows. */
  readonly at: number
  /** How many key events it follows. */
  readonly depth: number
  /** The first of the event that it follows. */
  readonly follows: string | undefined
}

/** A key that agrees to belong to the name that an event lists it in. */
export interface JoinClaim {
  readonly type: 'join'
  readonly id: string
  readonly signer: string
  readonly target: string
  readonly at: number
  readonly depth: number
}

export type Claim = KeyClaim | JoinClaim

export interface Claims {
  readonly ordered: readonly Claim[]
  /** Inceptions that no anchor covers yet: who signed them is not protected. */
  readonly unwitnessed: readonly KeyEvent[]
}

export interface ClaimsHeld {
  /** Key events and signatures, any order; others are passed over. */
  readonly events: Iterable<VerifiedEvent>
  readonly wall: string
  readonly witnessedTime: (id: string) => number | undefined
}

/** By time, then what is followed before what follows, then a key's own claim before its consent, then by id. */
export function sortClaims({ events, wall, witnessedTime }: ClaimsHeld): Claims {
  const unique = [...new Map([...events].map((event) => [event.id, event])).values()]
  const parsed = unique.flatMap((event) => {
    const key = event.kind === KIND.key ? unlessRefused(parseKey, event) : undefined
    return key?.walls.includes(wall) ? [{ event, key, at: witnessedTime(event.id) }] : []
  })
  const unwitnessed = parsed.filter(({ key, at }) => at === undefined && key.prev === undefined)
  const first = firstOfEqual(parsed)
  const keys = new Map<string, KeyClaim>()
  for (const { id } of first.values()) placeKey(id)
  const joins = unique.flatMap((event): JoinClaim[] => {
    const signature = event.kind === KIND.signature ? unlessRefused(parseSignature, event) : undefined
    const at = signature && witnessedTime(event.id)
    const target = signature && keys.get(first.get(signature.target)?.id ?? '')
    if (at === undefined || target === undefined || signature?.targetKind !== KIND.key) return []
    if (!signature.walls.includes(wall) || !target.keys.includes(signature.signer)) return []
    const { id, signer } = signature
    return [{ type: 'join', id, signer, target: target.id, at: Math.max(at, target.at), depth: target.depth }]
  })
  return {
    ordered: [...keys.values(), ...joins].sort(byTime),
    unwitnessed: unwitnessed.map(({ key }) => key),
  }

  /** Walks back to what is placed already, then forward: chains may be long. */
  function placeKey(id: string): void {
    const chain: string[] = []
    for (let at: string | undefined = id; at !== undefined && !keys.has(at); ) {
      chain.push(at)
      const prev: string | undefined = first.get(at)?.key.prev
      at = prev === undefined ? undefined : first.get(prev)?.id
    }
    for (const one of chain.reverse()) {
      const held = first.get(one)
      if (held === undefined) continue
      const before = held.key.prev === undefined ? undefined : keys.get(first.get(held.key.prev)?.id ?? '')
      const at = Math.max(held.at, before?.at ?? 0)
      const depth = before === undefined ? 0 : before.depth + 1
      keys.set(one, { type: 'key', ...held.key, event: held.event, at, depth, follows: before?.id })
    }
  }
}

interface Witnessed {
  readonly id: string
  readonly event: VerifiedEvent
  readonly key: KeyEvent
  readonly at: number
}

/** By every id: the first witnessed of those with one signer and the same tags (tie: lowest id). */
function firstOfEqual(
  parsed: readonly { event: VerifiedEvent; key: KeyEvent; at: number | undefined }[],
): ReadonlyMap<string, Witnessed> {
  const witnessed = parsed.flatMap(({ event, key, at }) =>
    at === undefined ? [] : [{ id: event.id, event, key, at }],
  )
  const same = Map.groupBy(witnessed, ({ event }) => JSON.stringify([event.pubkey, event.tags]))
  const first = new Map<string, Witnessed>()
  for (const group of same.values()) {
    const [earliest] = group.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    if (earliest) for (const { id } of group) first.set(id, earliest)
  }
  return first
}

function byTime(a: Claim, b: Claim): number {
  const rank = ({ type }: Claim) => (type === 'key' ? 0 : 1)
  return a.at - b.at || a.depth - b.depth || rank(a) - rank(b) || (a.id < b.id ? -1 : 1)
}
