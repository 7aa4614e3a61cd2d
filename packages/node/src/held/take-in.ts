// Taking in what a copy brought of logs that this node does not sign: how a mirror keeps in step, how a restored wall
// gets its old posts, how two halves of a wall grow together.
//
// Trusts nothing: the caller hands over what an audit found, every id, root and signature verified. A log only grows
// here too: what is shorter than what is held changes nothing, what contradicts it is refused whole, with both
// checkpoints as evidence. Bodies that were holes here are filled; bodies that are held are never lost.

import { type MemoryTree, toHex, treeRoot } from '@commonwall/tlog'
import {
  type Anchor,
  checkpointSize,
  type DefinitionHistory,
  foldNames,
  isEphemeral,
  isShown,
  type LogEntry,
  type Names,
  type VerifiedEvent,
} from '@commonwall/wall'
import { withdrawalOf } from '../admission/withdrawal.ts'
import type { Publisher } from '../publish/publisher.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore, PutItem } from '../store/store.ts'
import { HeldError } from './held-error.ts'
import type { HeldLogs } from './held-logs.ts'

/** A log as an audit found it. */
export interface CopiedLog {
  /** Raw key, 64 hex digits. */
  readonly key: string
  readonly admission: LogEntry['admission']
  /** Leaves of its checkpoint. */
  readonly size: number
  readonly positions: ReadonlyMap<string, number>
  /** Kept ones, the checkpoint, and those that only definition files carry. */
  readonly anchors: readonly Anchor[]
  readonly tree: { readonly tree: MemoryTree | undefined }
}

/** What an audit gives, of files in which nothing was found wrong. */
export interface CopiedWall {
  /** Id of the founding definition. */
  readonly wall: string
  readonly history: DefinitionHistory
  readonly logs: readonly CopiedLog[]
  readonly events: ReadonlyMap<string, VerifiedEvent>
  /** The inbox notes of open logs, verified, by raw key. */
  readonly inboxes: ReadonlyMap<string, Uint8Array>
}

export interface TakeInOptions {
  readonly store: EventStore
  readonly state: WallState
  readonly publisher: Publisher
  readonly held: HeldLogs
  /** Raw keys of the logs that this node signs: of those nobody tells it anything. */
  readonly own: readonly string[]
  /** Unix seconds. */
  readonly now: () => number
}

export interface TakenIn {
  /** By raw key: leaves before and after. */
  readonly logs: readonly { readonly key: string; readonly from: number; readonly to: number }[]
  /** Events that became readable by it. */
  readonly events: readonly VerifiedEvent[]
}

/** Events stored, and places given, at a time. */
const AT_ONCE = 5_000

/** @throws HeldError, StoreError */
export async function takeIn(copy: CopiedWall, options: TakeInOptions): Promise<TakenIn> {
  const { store, state, publisher, held, own } = options
  if (copy.wall !== state.wall)
    throw new HeldError('held/other-wall', `wall: expected ${state.wall}, got ${copy.wall}`)
  const others = copy.logs.filter(({ key, size }) => size > 0 && !own.includes(key))
  for (const log of others) refuseIfDifferent(log, options)
  const whole = copy.logs.filter(isHoldable)
  const logged = new Set(whole.flatMap(({ positions }) => [...positions.keys()]))
  const events = await storeEvents(
    store,
    [...copy.events.values()].filter(({ id }) => logged.has(id)),
    copy,
    options.now(),
  )
  const logs: TakenIn['logs'][number][] = []
  for (const log of others.filter(isHoldable)) {
    await held.add(log.key, log.admission)
    const before = store.placedCount(state.nameOf(log.key))
    await place(log, before, options)
    await publish(log, options)
    logs.push({ key: log.key, from: before, to: Math.max(before, log.size) })
  }
  for (const [key, note] of copy.inboxes)
    if (held.keys().includes(key)) await publisher.heldLog(key).files.write([{ path: 'inbox', bytes: note }])
  const taken = { logs, events }
  if (events.length > 0) await rewrite(taken, options)
  else await publisher.refresh()
  return taken
}

/** A store gives an id one place: a log that holds one twice stays as it was held before, and harms no other. */
function isHoldable({ size, positions }: CopiedLog): boolean {
  return positions.size === size
}

/** The shorter of both must be the beginning of the longer one. @throws HeldError */
function refuseIfDifferent(
  { key, size, positions, anchors }: CopiedLog,
  { store, state }: TakeInOptions,
): void {
  const name = state.nameOf(key)
  const shared = Math.min(size, store.placedCount(name))
  for (let from = 0; from < shared; from += AT_ONCE)
    for (const [offset, id] of store.placed(name, from, Math.min(shared, from + AT_ONCE)).entries()) {
      if (positions.get(id) === from + offset) continue
      const ours = state.anchors(key).at(-1)
      const theirs = anchors.findLast((anchor) => anchor.size === size)
      throw new HeldError(
        'held/differs',
        `log ${key.slice(0, 16)}… holds another post at place ${from + offset} than the one held here, and its key signed both: nothing was taken in`,
        ours && theirs && [ours, theirs],
      )
    }
}

async function storeEvents(
  store: EventStore,
  events: readonly VerifiedEvent[],
  copy: CopiedWall,
  now: number,
): Promise<readonly VerifiedEvent[]> {
  // What NIP-01 says is never kept has no body here, whoever logged it: the rest of that log is none the worse.
  const fresh = events.filter(
    ({ id, kind }) => !isEphemeral(kind) && store.get(id) === undefined && store.hole(id) === undefined,
  )
  if (fresh.length === 0) return []
  const names = foldNames({ events: copy.events.values(), history: copy.history })
  const view = { wall: copy.wall, names, time: copy.history, now }
  const items = fresh.map((event) => itemOf(event, names, isShown(event, view)))
  const stored: VerifiedEvent[] = []
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const slice = items.slice(at, at + AT_ONCE)
    const results = await store.put(slice)
    for (const [n, { event }] of slice.entries()) if (results[n] !== 'withdrawn') stored.push(event)
  }
  return stored
}

/**
 * What a throwaway withdrew stays away also if it is sent again. Nothing is emptied for what has no effect on the wall, since
 * no body comes back; that, and a lasting name's withdrawal, waits (`PendingWithdrawals`).
 */
function itemOf(event: VerifiedEvent, names: Names, counts: boolean): PutItem {
  const item = { event, log: 'none' as const }
  const isAtOnce = counts && names.nameOf(event.pubkey) === undefined
  const withdraw = isAtOnce ? withdrawalOf(event, [event.pubkey]) : undefined
  return withdraw ? { ...item, withdraw } : item
}

async function place(
  { key, size, positions }: CopiedLog,
  before: number,
  { store, state }: TakeInOptions,
): Promise<void> {
  if (size <= before) return
  const ids: string[] = []
  for (const [id, index] of positions) if (index >= before) ids[index - before] = id
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await store.place(state.nameOf(key), before + at, ids.slice(at, at + AT_ONCE))
}

/** Anchors first, since segments keep them; then tiles and bodies, then the checkpoint. */
async function publish(
  { key, size, anchors, tree }: CopiedLog,
  { state, publisher }: TakeInOptions,
): Promise<void> {
  await state.addAnchors(key, anchors)
  const log = publisher.heldLog(key)
  const held = Buffer.from((await log.files.read('checkpoint')) ?? '').toString('utf8')
  const before = checkpointSize(held) ?? 0
  const newest = state.anchors(key).findLast((anchor) => anchor.size === size)
  if (newest === undefined || tree.tree === undefined || size < before || newest.note === held) return
  await log.publish({ size: before, root: toHex(treeRoot(tree.tree, before)) }, newest)
}

/** Segments that were published before and now have bodies where holes were, or holes where bodies were. */
async function rewrite({ logs, events }: TakenIn, { store, state, publisher }: TakeInOptions): Promise<void> {
  const gone = logs.flatMap(({ key, from, to }) => store.emptied(state.nameOf(key), from, to))
  await publisher.emptied([...events.map(({ id }) => id), ...gone])
}
