// How long the longest task is that holds up a finger on a way through a wall.
//
// A run on a machine that others use at the same time tells little: its thread waits for a processor, and what slows the
// processor down makes it pay for that four times. So each run also tells how long its tasks took for what they worked, which
// is one to one where nobody else works.

import type { Browser, Page } from 'playwright-core'
import { PHONE } from '../app/reader.ts'

export interface LongestTask {
  /** Milliseconds by the clock. */
  readonly clock: number
  /** How many times longer it took than the page's thread worked at it. */
  readonly itWaited: number
  /** The same of all tasks together. */
  readonly waited: number
}

export interface TasksOptions {
  readonly url: string
  /** How many times slower the processor is. */
  readonly slowdown: number
  /** Once all entries were read; else from when the app stands, while its engine reads the older ones beside it. */
  readonly whole: boolean
  /** What the reader does meanwhile. */
  readonly way: (page: Page) => Promise<void>
}

export async function longestTask(browser: Browser, options: TasksOptions): Promise<LongestTask> {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  await page.goto(options.url)
  await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 60_000 })
  if (options.whole)
    await page.locator('.truth', { hasText: /\d entries(?! read)/ }).waitFor({ timeout: 120_000 })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: options.slowdown })
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await page.evaluate(() => void performance.mark('begin'))
  await options.way(page)
  const trace = await browser.stopTracing()
  await context.close()
  return longestIn((JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }).traceEvents)
}

/** As far as it is read here; microseconds. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Of the thread's own time. */
  readonly tdur?: number
}

function longestIn(events: readonly TraceEvent[]): LongestTask {
  const begin = events.find(({ name }) => name === 'begin')
  if (begin === undefined) throw new Error('trace: expected the mark at its beginning, got none')
  const { pid, tid, ts } = begin
  const tasks = events.filter(
    (event) =>
      event.pid === pid &&
      event.tid === tid &&
      event.ts > ts &&
      event.name.endsWith('ThreadControllerImpl::RunTask'),
  )
  if (tasks.length === 0) throw new Error('trace: expected tasks of the page, got none')
  const took = (what: 'dur' | 'tdur') => tasks.map((task) => task[what] ?? 0)
  const all = (what: 'dur' | 'tdur') => took(what).reduce((sum, one) => sum + one, 0)
  const { dur = 0, tdur = 0 } = tasks.reduce((one, other) =>
    (other.dur ?? 0) > (one.dur ?? 0) ? other : one,
  )
  return { clock: dur / 1_000, itWaited: dur / tdur, waited: all('dur') / all('tdur') }
}
