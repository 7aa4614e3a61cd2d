// `index.html` proves nothing by itself: it is a selection made by a host. So it is made again, from the posts and
// checkpoints that the audit has verified, and must be the same to the last byte.

import { createWallState, loadRenderer, openPages } from '@commonwall/node'
import { MemoryStore } from '@commonwall/node/store'
import type { AuditReport, Finding } from '@commonwall/sync'
import { foldNames, INDEX_HTML } from '@commonwall/wall'
import { refill } from './refill.ts'

/**
 * The finding on `index.html`, if there is one.
 * @param published its bytes, if it is there
 * @param now unix seconds
 */
export async function checkIndexPage(
  published: Uint8Array | undefined,
  report: AuditReport,
  now: number,
): Promise<Finding | undefined> {
  if (!published) return { path: INDEX_HTML, problem: 'expected the newest threads as a page, found nothing' }
  const made = await makeIndexPage(report, now)
  // Without a page there is a finding already, and nothing to compare with.
  if (made === undefined || made === new TextDecoder().decode(published)) return undefined
  const problem =
    'expected the page that these posts give, got another: changed, or made by another version of the program'
  return { path: INDEX_HTML, problem }
}

/** The page that the verified posts give; undefined if not even the founding definition is there. */
export async function makeIndexPage(report: AuditReport, now: number): Promise<string | undefined> {
  const { wall, events, logs } = report
  const founding = events.get(wall ?? '')
  if (!founding) return undefined
  const store = new MemoryStore()
  await refill(store, report)
  const keyOf = (admission: string) => logs.find((log) => log.admission === admission)?.key
  const [first, optional] = [keyOf('default'), keyOf('optional')]
  const state = createWallState({
    store,
    founding,
    logs: { ...(first && { default: first }), ...(optional && { optional }) },
    now: () => now,
  })
  for (const log of logs) for (const anchor of log.anchors) await state.addAnchor(anchor)
  const names = foldNames({ events: [...events.values()], history: state.history() })
  const pages = openPages({
    store,
    state,
    renderer: await loadRenderer(),
    names: () => names,
    onReleased: () => () => {},
    base: () => '',
    whole: true,
    now: () => now,
  })
  try {
    return pages.renderIndex()
  } finally {
    pages.close()
    await store.close()
  }
}
