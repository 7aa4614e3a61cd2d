// All that `verify` says of a source: what the audit finds, and whether its front page is the one that the posts give.
//
// A host makes the page some seconds after the last post. Until then an honest one differs, so a page that differs is
// waited for; what the wait ends with is said as it is.

import { setTimeout } from 'node:timers/promises'
import { INDEX_HTML } from '@commonwall/wall'
import { auditSource, isSame, type LoadOptions, type SourceReport, unreachable } from '../source/load-wall.ts'
import type { WallSource } from '../source/open-source.ts'
import { checkIndexPage } from './index-page.ts'

/** Milliseconds: a node makes its page at most once in ten seconds, and making takes a while. */
const PATIENCE = 15_000
const LOOK = 500
/** How often a wall that moves is verified again for its page. */
const AGAIN = 3

/** @param patience milliseconds for a page that is on its way @throws CommandError */
export async function verifySource(
  source: WallSource,
  options: LoadOptions,
  patience = PATIENCE,
): Promise<SourceReport> {
  for (let left = AGAIN; ; left--) {
    const before = await source.read(INDEX_HTML).catch((error) => {
      throw unreachable(source.name, error)
    })
    const report = await auditSource(source, options)
    const page = await checkIndexPage(before, report, options.now)
    if (page === undefined) return report
    const differs = { ...report, findings: [...report.findings, page] }
    if (source.kind === 'file' || before === undefined) return differs
    const changed = await changes(source, before, patience)
    if (!changed || left === 0) return { ...differs, moved: report.moved || changed }
  }
}

/** Waits for another page than `before`. */
async function changes({ read }: WallSource, before: Uint8Array, patience: number): Promise<boolean> {
  for (const end = performance.now() + patience; ; await setTimeout(LOOK)) {
    if (!isSame(before, await read(INDEX_HTML))) return true
    if (performance.now() >= end) return false
  }
}
