// What the operator's page tells of this node, gathered when it is asked for.
//
// From what was released, from what is published anyway, and from the disk; never from who connects. The one thing that it
// asks of others are the node's own mirrors: how much of the log they hold.

import { resolve } from 'node:path'
import { type Definition, type DefinitionHistory, type LogStanding, readUrl } from '@commonwall/wall'
import type { AddressKind, OperatorFacts, OperatorLog, Queue } from '@commonwall/web/operator'
import type { WaitingBatch } from '../batch/batch.ts'
import { isLoopback } from '../http/own-machine.ts'
import { roundToTens } from '../metrics/metrics.ts'
import { reportsIn } from '../moderation/reported.ts'
import type { Place } from '../pages/frame.ts'
import { makeFrame } from '../pages/frame.ts'
import { type WallFacts, wallFacts } from '../pages/wall-facts.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore } from '../store/store.ts'
import type { Fetch } from '../witness/witness-client.ts'
import { askMirrors } from './mirrors.ts'
import { needsOf } from './needs.ts'
import type { Disk } from './storage.ts'

export interface OperatorSource {
  readonly store: Pick<EventStore, 'placedCount' | 'count' | 'query'>
  readonly state: WallState
  readonly names: Parameters<typeof wallFacts>[1]
  readonly batch: Pick<WaitingBatch, 'due' | 'released' | 'crowded'>
  readonly disk: Disk
  readonly mirrors: readonly string[]
  readonly fetch: Fetch
  /** Keys of the logs that it signs; a mirror signs none. */
  readonly own: readonly string[]
  /** As it was given, perhaps from where the node was started. */
  readonly folder: string
  readonly host: string
  readonly port: number
  readonly version: string
  /** Unix seconds. */
  readonly now: number
}

const DAY = 86_400
/** How far back growth is told, in seconds. */
const AGES = [0, DAY, 7 * DAY, 30 * DAY]

/** @param place of this page, for its language */
export async function operatorFacts(source: OperatorSource, place: Place): Promise<OperatorFacts> {
  const { store, state, now, host, port, folder, version } = source
  const facts = wallFacts(state, source.names, now)
  const { current, logs } = facts.history
  const mirrors = await askMirrors(source.mirrors, state, source.fetch)
  const storage = await source.disk.sizes()
  const about = {
    logs: logs.map((log) => logFacts(log, current, source)),
    storage,
    queue: queueOf(source, facts),
    mirrors,
  }
  return {
    ...about,
    frame: makeFrame(place, { facts, store, state }),
    needs: needsOf({
      ...{ ...about, definition: current, signs: source.own.length > 0, now },
      known: logs.some(({ key }) => source.own.includes(key)),
    }),
    addresses: addressesOf(current),
    place: {
      version,
      folder: resolve(folder),
      host,
      port,
      url: addressOf(facts.history, source.own),
      behind: isLoopback(host) || host === 'localhost',
    },
  }
}

function logFacts(
  { key, admission, url, state: standing }: LogStanding,
  { witnesses }: Definition,
  { state, now }: OperatorSource,
): OperatorLog {
  const anchors = state.anchors(key)
  const newest = anchors.at(-1)
  const dated = state.dated(key)
  const { cosigned, of } = newest ? state.history().witnessing(newest) : { cosigned: 0, of: witnesses.length }
  return {
    admission,
    host: readUrl(url)?.host ?? url,
    open: standing === 'open' || standing === 'provisional',
    growth: AGES.map((age) => {
      const then = age === 0 ? newest : dated.findLast(({ date }) => date <= now - age)
      return then && roundToTens(then.size)
    }),
    at: newest && latest(newest.cosignatures.values()),
    seen: cosigned,
    of,
    witnesses: witnesses.map(({ name, key: witness }) => ({
      name,
      at: latest(anchors.flatMap(({ cosignatures }) => cosignatures.get(witness) ?? [])),
      newest: newest?.cosignatures.has(witness) ?? false,
    })),
  }
}

function latest(times: Iterable<number>): number | undefined {
  const [last] = [...times].sort((a, b) => b - a)
  return last
}

/**
 * Where the world finds this node: a log that a restore closed is still named first, by an address that may be gone, or in
 * the hands of those who took it. Until the new log is witnessed only the definition that adds it knows where it is.
 */
export function addressOf(
  { logs, versions }: Pick<DefinitionHistory, 'logs' | 'versions'>,
  own: readonly string[],
): string {
  const open = logs.filter((log) => log.state === 'open' || log.state === 'provisional')
  const held = versions.flatMap(({ definition }) => definition.logs)
  const mine = [open, held].flatMap((some) => some.findLast(({ key }) => own.includes(key)) ?? [])
  return (mine[0] ?? open[0] ?? logs[0])?.url ?? ''
}

function queueOf({ batch, store }: OperatorSource, { names, time }: WallFacts): Queue {
  return {
    due: batch.due,
    released: batch.released === undefined ? undefined : roundToTens(batch.released),
    crowded: batch.crowded,
    reports: roundToTens(reportsIn(store, names, time)),
  }
}

function addressesOf({ addresses, logs }: Definition): OperatorFacts['addresses'] {
  const urls = new Set([...addresses, ...logs].map(({ url }) => url))
  const kinds: readonly AddressKind[] = ['web', 'relay', 'onion']
  const found = Map.groupBy(urls, kindOf)
  return kinds.map((kind) => ({ kind, count: roundToTens(found.get(kind)?.length ?? 0) }))
}

function kindOf(url: string): AddressKind {
  const { protocol, hostname } = new URL(url)
  if (hostname.endsWith('.onion')) return 'onion'
  return protocol === 'ws:' || protocol === 'wss:' ? 'relay' : 'web'
}
