// Reports (1984, NIP-56): how many people with standing complain, and of what.
//
// A key without standing counts zero, as anybody can make a thousand; standing is a lasting name. Nothing follows
// from a count by itself: it only puts a post before a moderator's eyes.

import { KIND, type NostrEvent, tagsNamed } from '../event/index.ts'
import type { NamesView } from './views.ts'

export interface ReportCount {
  /** Lasting names that reported it, each once. */
  readonly names: number
  /** By NIP-56 type (`spam`, `illegal` …, else `other`), each name once a type. */
  readonly types: ReadonlyMap<string, number>
}

const TYPES: ReadonlySet<string> = new Set(
  'nudity malware profanity illegal spam impersonation other'.split(' '),
)

/** Counts the reports of an event. */
export function countReports(
  target: string,
  reports: Iterable<NostrEvent>,
  names: Pick<NamesView, 'nameOf'>,
): ReportCount {
  const who = new Set<string>()
  const said = new Set<string>()
  for (const report of reports) {
    const tag = tagsNamed(report, 'e').find(([, id]) => id === target)
    const name = names.nameOf(report.pubkey)
    if (report.kind !== KIND.report || tag === undefined || name === undefined) continue
    who.add(name)
    said.add(`${TYPES.has(tag[2] ?? '') ? tag[2] : 'other'} ${name}`)
  }
  const types = new Map<string, number>()
  for (const key of [...said].sort()) {
    const type = key.slice(0, key.indexOf(' '))
    types.set(type, (types.get(type) ?? 0) + 1)
  }
  return { names: who.size, types }
}
