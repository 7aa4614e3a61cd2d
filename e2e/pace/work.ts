// How long the work for a post takes on a slow phone, from the press of the last button until the sealed post leaves,
// and how long the engine leaves a page unanswered meanwhile.
//
// A real node asks for it and takes the post. Both works are in it: that of the post and that of the line around it.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode } from '@commonwall/node'
import type { Browser, Page, Worker } from 'playwright-core'
import { startThread } from '../app/deeds.ts'
import { untilAppLoads } from '../app/demo-node.ts'
import { openReader } from '../app/reader.ts'
import { tongue } from '../app/words.ts'
import { freePort } from '../free-port.ts'
import { openGate } from '../gate.ts'
import { slowPages } from './slow-pages.ts'

/** What the guide recommends. */
export const BITS = 16
/** Some 300 characters. */
const TEXT = 'What is written here is as long as most of what people write to each other. '.repeat(4).trim()

export interface WorkRun {
  /** Milliseconds from the press until the sealed post leaves. */
  readonly work: number
  /** The longest that the engine left a page unanswered meanwhile, in milliseconds. */
  readonly unanswered: number
  /** Pages that it answered meanwhile. */
  readonly answered: number
  /** How many times slower the engine's own thread was, measured in it, than the quickest that it was in any run. */
  readonly slower: number
}

/** With how quick the engine's thread was before it was slowed down, and after, in rounds of a yardstick. */
type Timed = Omit<WorkRun, 'slower'> & { readonly quick: number; readonly slow: number }

/** Writes a thread in a fresh browser profile each time. @param times how much slower than this machine */
export async function timeWork(
  browser: Browser,
  { runs, times }: { readonly runs: number; readonly times: number },
): Promise<WorkRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-work-'))
  let node: RunningNode | undefined
  try {
    node = await startWorkingNode(join(folder, 'wall'))
    const results: Timed[] = []
    for (let n = 0; n < runs; n++) results.push(await timeOne(browser, node, times))
    // Where the machine does other work at once, one run alone would not tell how quick it is.
    const quickest = Math.max(...results.map(({ quick }) => quick))
    return results.map(({ quick: _, slow, ...run }) => ({ ...run, slower: quickest / slow }))
  } finally {
    await node?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Work is asked for where there is an optional log for what shows too little. */
async function startWorkingNode(folder: string): Promise<RunningNode> {
  const port = await freePort()
  foundWall({
    folder,
    titles: [{ lang: 'en', text: 'Worked for' }],
    boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
    langs: ['en'],
    url: `http://127.0.0.1:${port}/`,
    keeper: randomBytes(32),
    pow: BITS,
    optionalLog: true,
    now: Math.floor(Date.now() / 1000),
    random: (length) => new Uint8Array(randomBytes(length)),
  })
  const node = await startNode({ folder, port, app: true, log: silentLog })
  await untilAppLoads(node.url)
  return node
}

async function timeOne(browser: Browser, node: RunningNode, times: number): Promise<Timed> {
  const gate = await openGate([new URL(node.url).host])
  const reader = await openReader(browser, gate, await tongue('en'))
  const { page } = reader
  try {
    await page.addInitScript(watch)
    await reader.visit(node.url)
    const engine = await engineOf(page)
    const pace = await paceOf(engine)
    const quick = await pace()
    const slowness = await slowPages(browser, times)
    try {
      const slow = await pace()
      const leaves = page
        .waitForRequest((request) => request.url().endsWith('/inbox'), { timeout: 120_000 })
        .then(() => Date.now())
      // Whether it failed is learnt below, after the writing.
      leaves.catch(() => undefined)
      await startThread(reader, { title: 'Worked for', text: TEXT, careful: false })
      const left = await leaves
      // What was asked before it left may still be unanswered.
      await page.waitForFunction(
        (time) => ((globalThis as unknown as Watched).watched.answers.at(-1)?.asked ?? 0) > time,
        left,
        { timeout: 60_000 },
      )
      const { pressed, answers } = await page.evaluate(() => (globalThis as unknown as Watched).watched)
      const meanwhile = answers.filter(({ asked, got }) => got > pressed && asked < left)
      const unanswered = Math.max(0, ...meanwhile.map(({ asked, got }) => got - asked))
      return { work: left - pressed, unanswered, answered: meanwhile.length, quick, slow }
    } finally {
      await slowness.end()
    }
  } finally {
    await reader.close()
    await gate.close()
  }
}

async function engineOf(page: Page): Promise<Worker> {
  for (const worker of page.workers())
    if ((await worker.evaluate(() => self.name)) === 'engine') return worker
  throw new Error('page: expected a worker called engine, got none')
}

/** Puts a yardstick into the engine's own thread, compiled once and for all while it is quick. */
async function paceOf(engine: Worker): Promise<() => Promise<number>> {
  await engine.evaluate(() => {
    const turnOver = (x: number) => {
      let y = x
      for (let n = 0; n < 10_000; n++) y = (Math.imul(y, 31) + n) | 0
      return y
    }
    const rounds = (milliseconds: number) => {
      const from = performance.now()
      let x = 1
      let n = 0
      for (; performance.now() < from + milliseconds; n++) x = turnOver(x)
      return (n + (x === 0 ? 1 : 0)) / (performance.now() - from)
    }
    for (let n = 0; n < 20; n++) rounds(50)
    Object.assign(globalThis, { rounds })
  })
  // Rounds in a millisecond.
  return () => engine.evaluate(() => (globalThis as unknown as { rounds(ms: number): number }).rounds(2_000))
}

interface Watched {
  readonly watched: {
    /** Unix milliseconds of the last press. */
    pressed: number
    readonly answers: { readonly asked: number; readonly got: number }[]
  }
}

/** In the page, before the app: notes presses, and asks the app's own engine for the front again and again. */
function watch(): void {
  const watched: Watched['watched'] = { pressed: 0, answers: [] }
  Object.assign(globalThis, { watched })
  const at = (time: number) => performance.timeOrigin + time
  addEventListener('click', ({ timeStamp }) => Object.assign(watched, { pressed: at(timeStamp) }), true)
  const Plain = globalThis.Worker
  globalThis.Worker = class extends Plain {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options)
      if (options?.name !== 'engine') return
      // Numbers that the app itself never gives.
      let last = 0
      let asked = 0
      const ask = () => {
        asked = at(performance.now())
        this.postMessage({ id: --last, method: 'page', input: { path: '', lang: 'en' } })
      }
      this.addEventListener('message', ({ data }) => {
        if (data.id !== last || last === 0) return
        // Before the wall is there it may say that there is none.
        if ('output' in data) watched.answers.push({ asked, got: at(performance.now()) })
        setTimeout(ask, 100)
      })
      setTimeout(ask, 100)
    }
  }
}
