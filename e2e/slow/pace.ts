// `npm run test:slow -- pace [--runs N] [--only lines|tasks|work|reply]`: how long a reader waits. Medians over a narrow line, tasks and work on a
// slow phone, and the way from a cold link to a posted reply (DESIGN §8). A machine that does other work at once makes these worse.

import type { Browser, Page } from 'playwright-core'
import { median, withinTwo } from '../../bench/src/statistics.ts'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { type DemoNode, startDemoNode } from '../app/demo-node.ts'
import { PHONE } from '../app/reader.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { openTown, type Town } from '../lab/town/town.ts'
import { bigWall, lookAround, MANY_BOARDS } from '../pace/big-wall.ts'
import { longThread, readAndAnswer } from '../pace/long-thread.ts'
import { HOST, openNarrowLine, type Weather } from '../pace/narrow-line.ts'
import { replyQuickly } from '../pace/quick-reply.ts'
import { type LongestTask, longestTask, type TasksOptions } from '../pace/tasks.ts'
import { BITS, type Both, timeWork, type WorkRun } from '../pace/work.ts'

const LINES: readonly { readonly name: string; readonly weather: Weather; readonly within: number }[] = [
  { name: '1 Mbps, 300 ms, 3 % lost', weather: { rtt: 300, lossIn: 0.03, rate: 1_000_000 }, within: 3_000 },
  { name: '100 kbps, 300 ms, 3 % lost', weather: { rtt: 300, lossIn: 0.03, rate: 100_000 }, within: 6_000 },
]
/** A task that is longer is felt under a finger. */
const TASK = 50
const SLOWDOWN = 4
/** A run counts whose tasks took at most so many times what its thread worked: above, others used the machine. */
const CALM = 1.25
/** Milliseconds that the work for nineteen of twenty posts may take, and that the engine may leave a page unanswered meanwhile. */
const WORK = 5_000
const UNANSWERED = 1_000
const WORDS_A_MINUTE = 200
const HOW = 'How this wall works · 这面墙如何运作 · 這面牆如何運作'
const BUTTONS = { reply: 'Reply', post: 'Post it', careful: 'Yes, or I do not know' }

interface Stage {
  readonly demo: DemoNode
  readonly town: Town
  readonly browser: Browser
  readonly runs: number
}

export const run: SlowRun['run'] = async ({ log, args }): Promise<SlowResult> => {
  const reason = whyNoBrowser()
  if (reason !== undefined) return { passed: 0, failed: 0, skipped: 1, notes: [`not exercised: ${reason}`] }
  const demo = await startDemoNode(longThread)
  const town = await openTown(demo.host)
  const browser = await launchBrowser([`--ignore-certificate-errors-spki-list=${town.certificate.spki}`])
  const stage = { demo, town, browser, runs: Number(args.runs ?? 5) }
  const result = { passed: 0, failed: 0, skipped: 0, notes: [] as string[] }
  const hold = (what: string, well: boolean) => {
    result[well ? 'passed' : 'failed']++
    result.notes.push(`${well ? '' : 'FAILED: '}${what}`)
    log(result.notes.at(-1) ?? '')
  }
  try {
    const wanted = (part: string) => args.only === undefined || args.only === part
    for (const line of wanted('lines') ? LINES : []) {
      const { first, app } = await firstText(stage, line.weather)
      hold(`${line.name}: first text ${told(first)}`, median(first) <= line.within)
      log(`${line.name}: the app stands ${told(app)}`)
      result.notes.push(`${line.name}: the app stands, verified, ${told(app)}`)
    }
    if (wanted('tasks')) {
      const { url } = demo
      const thread = { url, slowdown: SLOWDOWN, way: readAndAnswer }
      await tasks(
        'a thread of 2,000 replies, once all was read',
        stage,
        { ...thread, whole: true },
        result,
        hold,
      )
      await tasks(
        'a thread of 2,000 replies, while older entries are read',
        stage,
        { ...thread, whole: false },
        result,
        hold,
      )
      const big = await startDemoNode(bigWall, false, [], MANY_BOARDS)
      const look = { url: big.url, slowdown: SLOWDOWN, whole: true, way: lookAround }
      await tasks('a wall of 200 boards and 5,000 threads', stage, look, result, hold).finally(() =>
        big.close(),
      )
    }
    if (wanted('work')) {
      const busy = await work(stage, hold)
      if (busy !== undefined) {
        result.skipped++
        result.notes.push(busy)
      }
    }
    if (!wanted('reply')) return result
    const { seconds, actions, toRead } = await coldReply(stage)
    hold(
      `from a cold link to a reply: ${seconds.toFixed(1)} s, ${actions} actions, ${toRead} words to read`,
      seconds < 90 && actions <= 4 && toRead <= 130,
    )
  } finally {
    await browser.close()
    await town.close()
    await demo.close()
  }
  return result
}

const told = (values: readonly number[]) =>
  `${Math.round(median(values))} ms (${Math.round(Math.min(...values))} … ${Math.round(Math.max(...values))})`

/** Milliseconds until the first text is painted, and until the app has verified the wall and stands. */
async function firstText({ town, browser, runs }: Stage, weather: Weather) {
  const first: number[] = []
  const app: number[] = []
  for (let n = 0; n < runs; n++) {
    const line = await openNarrowLine(browser, town, weather, { viewport: PHONE }, String(n))
    const page = await line.context.newPage()
    await page.goto(`https://${HOST}/`, { waitUntil: 'commit', timeout: 60_000 })
    await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 120_000 })
    app.push(await page.evaluate(() => performance.now()))
    first.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9),
    )
    await line.close()
  }
  return { first, app }
}

/** The longest task of each run on a machine that nobody else uses meanwhile; where others did, that is said. */
async function tasks(
  where: string,
  { browser, runs }: Stage,
  options: TasksOptions,
  result: { skipped: number; readonly notes: string[] },
  hold: (told: string, well: boolean) => void,
): Promise<void> {
  const seen: LongestTask[] = []
  // Too long by the clock is no run whose longest task waited for a processor that others had.
  const calm = () =>
    seen.filter(({ clock, itWaited, waited }) => waited < CALM && (clock <= TASK || itWaited < CALM))
  while (calm().length < runs && seen.length < 3 * runs) seen.push(await longestTask(browser, options))
  if (calm().length < Math.min(3, runs)) {
    const waited = seen.map((run) => run.waited.toFixed(1)).join(', ')
    result.skipped++
    result.notes.push(
      `${where}: not exercised, others used this machine: tasks took ${waited} times what they worked`,
    )
    return
  }
  const took = calm().map(({ clock }) => Math.round(clock))
  hold(
    `${where}, ${SLOWDOWN} times slower: the longest task of each run took ${took.join(', ')} ms`,
    took.every((one) => one <= TASK),
  )
}

/**
 * The work that a post costs, the engine slowed down with its page. How long it takes is chance, and the slowest of a few
 * says little: the limit is for nineteen of twenty posts, computed from what an attempt and everything else cost. What
 * real posts took is told beside it, and must be what their attempts account for.
 * @returns why that could not be seen, where others used the machine meanwhile
 */
async function work(
  { browser, runs }: Stage,
  hold: (what: string, well: boolean) => void,
): Promise<string | undefined> {
  const bare = await timeWork(browser, { runs, times: SLOWDOWN, bits: 0 })
  const worked = await timeWork(browser, { runs, times: SLOWDOWN, bits: BITS })
  const all = [...bare, ...worked]
  // Where the machine does other work at once, one run alone would not tell how quick it is.
  const quickest = Math.max(...all.map(({ quick }) => quick))
  const slowerIn = ({ slow }: WorkRun) => quickest / Math.min(...slow)
  const slower = all.map(slowerIn)
  hold(
    `work: the engine's thread ran ${slower.map((times) => times.toFixed(1)).join(', ')} times slower`,
    median(slower) > 0.85 * SLOWDOWN,
  )
  const costOf = (what: keyof Both) => median(all.map(({ attempt }) => attempt[what]))
  const cost = { post: costOf('post'), line: costOf('line') }
  const took = (some: readonly WorkRun[]) => some.map((one) => one.took)
  const rest = median(took(bare))
  const rate = (milliseconds: number) => `${(1 / milliseconds).toFixed(0)} a millisecond`
  const calm = worked.filter((one) => slowerIn(one) < 1.5 * SLOWDOWN)
  const within = (share: number) => rest + withinTwo(2 ** BITS * cost.post, 2 ** BITS * cost.line, share)
  hold(
    `${BITS} bits of work, ${SLOWDOWN} times slower: ${rate(cost.post)} for the post, ${rate(cost.line)} for its line, everything else ${told(took(bare))}: a post leaves in ${Math.round(within(0.5))} ms, nineteen of twenty within ${Math.round(within(0.95))} ms`,
    within(0.95) <= WORK,
  )
  const shares = calm.map(
    ({ took, attempts, attempt }) =>
      took / (rest + attempts.post * attempt.post + attempts.line * attempt.line),
  )
  hold(
    `meanwhile the engine answered ${worked.map(({ answered }) => answered).join(', ')} pages, at the longest after ${told(worked.map(({ unanswered }) => unanswered))}`,
    worked.every(({ answered, unanswered }) => answered > 0 && unanswered <= UNANSWERED),
  )
  const left = `real posts left after ${took(worked).map(Math.round).join(', ')} ms`
  if (calm.length < Math.min(3, runs))
    return `${left}; whether their attempts account for it: not exercised, others used this machine`
  hold(
    `${left}, in the median of ${calm.length} ${median(shares).toFixed(2)} of what their attempts account for`,
    median(shares) > 0.75 && median(shares) < 1.33,
  )
  return undefined
}

/** Machine time on the narrow line, the processor slowed down, and reading time by count. */
async function coldReply({ demo, town, browser }: Stage) {
  const weather = LINES[0]?.weather as Weather
  const line = await openNarrowLine(browser, town, weather, { viewport: PHONE, locale: 'en-GB' })
  const page = await line.context.newPage()
  await slowDown(page)
  const from = performance.now()
  await page.goto(`https://${HOST}/en/${demo.pathOf(HOW)}`, { waitUntil: 'commit', timeout: 60_000 })
  await page.locator('.said-aloud').waitFor({ state: 'attached', timeout: 120_000 })
  const { actions, toRead } = await replyQuickly(page, BUTTONS, 'Seen, and answered.')
  const seconds = (performance.now() - from) / 1000 + (toRead / WORDS_A_MINUTE) * 60
  await line.close()
  return { seconds, actions, toRead }
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
}
