// What somebody should do something about, from the facts of the page: the worst first.

import { type Definition, FEW_WITNESSES } from '@commonwall/wall'
import type { Need, OperatorFacts } from '@commonwall/web/operator'

const HOUR = 3_600
const DAY = 24 * HOUR
/** An idle log signs every hour; past this something is wrong. */
const SILENT = 2 * HOUR
/** A definition that ends within this time wants a next one. */
const SOON = 30 * DAY
/** Megabytes below which a node is in danger, as for `commonwall doctor`. */
const LEAST_FREE = 500

export interface Considered extends Pick<OperatorFacts, 'logs' | 'storage' | 'queue' | 'mirrors'> {
  /** In force. */
  readonly definition: Pick<Definition, 'validUntil' | 'witnesses'>
  /** It signs a log, and is no mirror itself. */
  readonly signs: boolean
  /** A definition that was witnessed names the log that it signs: else readers are still led to the one before. */
  readonly known: boolean
  /** Unix seconds. */
  readonly now: number
}

export function needsOf(considered: Considered): readonly Need[] {
  const { logs, storage, queue, mirrors, definition, signs, known, now } = considered
  const needs: Need[] = []
  for (const { host, state } of mirrors)
    if (state === 'ahead' || state === 'differs') needs.push({ what: 'mirror-differs', who: host })
  if (storage.free < LEAST_FREE) needs.push({ what: 'disk', megabytes: storage.free })
  if (signs && !known) needs.push({ what: 'log-unknown' })
  const open = logs.filter((log) => log.open)
  // A log that was lost signs no more, and no line of this node says why.
  const signing = signs && !known ? [] : open
  if (signing.some(({ at }) => at !== undefined && at < now - SILENT)) needs.push({ what: 'idle' })
  if (definition.validUntil < now) needs.push({ what: 'definition-stale' })
  else if (definition.validUntil < now + SOON)
    needs.push({ what: 'definition-ends', at: definition.validUntil })
  if (definition.witnesses.length === 0) needs.push({ what: 'no-witnesses' })
  else if (definition.witnesses.length < FEW_WITNESSES) needs.push({ what: 'few-witnesses' })
  const signed = new Map<string, number>()
  for (const { witnesses } of open)
    for (const { name, at = 0 } of witnesses) signed.set(name, Math.max(at, signed.get(name) ?? 0))
  for (const [who, at] of signed)
    if (at === 0) needs.push({ what: 'witness-never', who })
    else if (at < now - SILENT) needs.push({ what: 'witness-silent', who })
  if (signs && mirrors.length === 0) needs.push({ what: 'no-mirror' })
  for (const { host, state } of mirrors) {
    if (state === 'silent') needs.push({ what: 'mirror-silent', who: host })
    if (state === 'behind') needs.push({ what: 'mirror-behind', who: host })
  }
  if (queue.crowded) needs.push({ what: 'crowded' })
  return needs
}
