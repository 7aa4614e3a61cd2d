// What a reader at a real browser has before it, and how somebody opens a page there.

import type { Scenario } from '@commonwall/lab'
import type { BrowserContext, Page } from 'playwright-core'
import type { DemoNode } from '../../app/demo-node.ts'
import type { Sitting } from './sit-down.ts'

export interface AtBrowser {
  readonly scenario: Scenario
  readonly context: BrowserContext
  /** Gives what waits at the wall its places: what the clock brings within minutes. */
  readonly release: () => Promise<void>
  /** The node itself, for who carries files in and out; undefined where only its pages can be reached. */
  readonly demo: DemoNode | undefined
  /** A folder of this run's own. */
  readonly folder: string
  /** Tells the timeline what the reader does. */
  readonly note: (what: string) => void
}

export interface BrowserReader {
  readonly id: string
  readonly title: string
  readonly tells: string
  /** Why it cannot be tried in a scenario, where it cannot. */
  cannot?(scenario: Scenario): string | undefined
  /** Before the wall minds. */
  prepare?(at: AtBrowser): Promise<void>
  start(at: AtBrowser): Sitting
}

export const LOAD = { timeout: 9000, waitUntil: 'domcontentloaded' } as const

/**
 * Goes there, and again after a cut, as people do; not where nothing came. Each time in a tab of its own, since the error page of a visit that failed may
 * come late and take the next one's place.
 */
export async function visit(
  { context, note }: AtBrowser,
  url: string,
  tries = 2,
  timeout: number = LOAD.timeout,
): Promise<Page | undefined> {
  for (let tried = 0; tried < tries; tried++) {
    const page = await context.newPage()
    note(`opens ${url}`)
    const problem = await page.goto(url, { ...LOAD, timeout }).then(
      () => undefined,
      (error: unknown) => String(error),
    )
    if (problem === undefined) return page
    const [, why] = /net::ERR_([A-Z_]+)/.exec(problem) ?? []
    note(`gives up on it: ${why?.toLowerCase().replaceAll('_', ' ') ?? 'nothing comes'}`)
    await page.close()
    if (why === undefined) return undefined
  }
  return undefined
}
