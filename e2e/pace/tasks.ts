// How long the longest task is that holds up a finger while the long thread is opened, turned over, scrolled and answered.
//
// A run on a machine that others use at the same time tells little: its thread waits for a processor, and what slows the
// processor down makes it pay for that four times. So each run also tells how long its tasks took for what they worked, which
// is one to one where nobody else works. What a driver does to find something to press would count as
// the page's work: so it is found by one plain selector, and pressed where it stands.

import type { Browser, Page } from 'playwright-core'
import { PHONE } from '../app/reader.ts'
import { LONG_TITLE } from './long-thread.ts'

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
}

export async function longestTask(browser: Browser, options: TasksOptions): Promise<LongestTask> {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  await page.goto(options.url)
  await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 60_000 })
  if (options.whole) await page.locator('.truth', { hasText: /\d entries(?! read)/ }).waitFor()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: options.slowdown })
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] })
  await page.evaluate(() => void performance.mark('begin'))
  await readAndAnswer(page)
  const trace = await browser.stopTracing()
  await context.close()
  return longestIn((JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }).traceEvents)
}

async function readAndAnswer(page: Page): Promise<void> {
  await press(page, '.boards a')
  await page.locator('.boards [aria-current]').waitFor()
  await press(page, 'header nav a')
  await page.locator('.boards [aria-current]').waitFor({ state: 'detached' })
  await press(page, '.threads h2 a', LONG_TITLE)
  await page.locator('#f30').waitFor()
  await page.mouse.wheel(0, 4_000)
  await page.waitForTimeout(300)
  await press(page, '.pager a:last-child')
  await page.locator('#f1').waitFor({ state: 'detached' })
  await page.locator('#f60').waitFor()
  await page.mouse.wheel(0, 2_000)
  await page.waitForTimeout(300)
  await press(page, '.posts > :last-child .actions button')
  await page.locator('.compose textarea').waitFor()
  await press(page, '.compose textarea')
  await page.keyboard.type('An answer, 一句回答。', { delay: 30 })
  await page.waitForTimeout(500)
}

/**
 * Presses the first that a selector finds with these words in it, once it is there and stands still: lists grow while older
 * entries come.
 */
async function press(page: Page, selector: string, words = ''): Promise<void> {
  let before: Place | undefined
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const place = await placeOf(page, selector, words)
    if (place && place.x === before?.x && place.y === before.y) return page.mouse.click(place.x, place.y)
    before = place
    await page.waitForTimeout(STILL)
  }
  throw new Error(`${selector} “${words}”: expected one that stands still, found none`)
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Milliseconds, and how often it is looked: half a minute. */
const STILL = 60
const MOST_TRIES = 500

function placeOf(page: Page, selector: string, words: string): Promise<Place | undefined> {
  return page.evaluate(
    ([selector, words]) => {
      const found = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words))
      if (found === undefined) return undefined
      found.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = found.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    },
    [selector, words] as const,
  )
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
