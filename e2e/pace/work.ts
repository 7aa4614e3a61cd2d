// How long a post takes on a slow phone, from the press of the last button until it leaves sealed: what the work costs and
// what everything else does, each by itself, and how long the engine leaves a page unanswered meanwhile.
//
// A real node asks for the work and takes the post. Both works are in it: that of the post and that of the line around it.
// How many attempts they take is chance, and can be read from what was sent; what one attempt costs is measured in the
// engine's own thread, and what everything else costs on a wall that asks for no work.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode } from '@commonwall/node'
import { decodeInboxBody, KIND, type NostrEvent, parseEventJson } from '@commonwall/wall'
import type { Browser, Worker } from 'playwright-core'
import { freePort } from '../../packages/cli/src/demo/doors/own-process.ts'
import { startThread } from '../app/deeds.ts'
import { untilAppLoads } from '../app/demo-node.ts'
import { openReader } from '../app/reader.ts'
import { tongue } from '../app/words.ts'
import { workerOf } from '../app/worker-of.ts'
import { bundle } from '../bundle.ts'
import { openGate } from '../gate.ts'
import type { attempt } from './attempts.ts'
import { slowPages } from './slow-pages.ts'

/** What the guide recommends. */
export const BITS = 16
/** Of the counter at the end of a sealed line (docs/protocol/sealed-line.md). */
const DIGITS = 12
/** Some 300 characters. */
const TEXT = 'What is written here is as long as most of what people write to each other. '.repeat(4).trim()

/** Of the post, and of the sealed line around it. */
export interface Both {
  readonly post: number
  readonly line: number
}

export interface WorkRun {
  /** Milliseconds from the press until the sealed post leaves. */
  readonly took: number
  /** How many attempts the works took. */
  readonly attempts: Both
  /** Milliseconds that an attempt costs. */
  readonly attempt: Both
  /** The longest that the engine left a page unanswered meanwhile, in milliseconds. */
  readonly unanswered: number
  /** Pages that it answered meanwhile. */
  readonly answered: number
  /** How quick the engine's own thread was before it was slowed down: rounds of a yardstick in a millisecond. */
  readonly quick: number
  /** The same when it was slowed down, before the post and after it: where these differ, others used the machine. */
  readonly slow: readonly [number, number]
}

/**
 * Writes a thread in a fresh browser profile each time.
 * @param bits that the wall asks for
 * @param times how much slower than this machine
 */
export async function timeWork(
  browser: Browser,
  { runs, times, bits }: { readonly runs: number; readonly times: number; readonly bits: number },
): Promise<WorkRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-work-'))
  const yardstick = await bundle(join(import.meta.dirname, 'attempts.ts'), 'attempts')
  let node: RunningNode | undefined
  try {
    node = await startWorkingNode(join(folder, 'wall'), bits)
    const results: WorkRun[] = []
    for (let n = 0; n < runs; n++) results.push(await timeOne(browser, node, times, yardstick))
    return results
  } finally {
    await node?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Work is asked for where there is an optional log for what shows too little. */
async function startWorkingNode(folder: string, bits: number): Promise<RunningNode> {
  const port = await freePort()
  foundWall({
    folder,
    titles: [{ lang: 'en', text: 'Worked for' }],
    boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
    langs: ['en'],
    url: `http://127.0.0.1:${port}/`,
    keeper: randomBytes(32),
    pow: bits,
    optionalLog: bits > 0,
    now: Math.floor(Date.now() / 1000),
    random: (length) => new Uint8Array(randomBytes(length)),
  })
  const node = await startNode({ folder, port, app: true, log: silentLog })
  await untilAppLoads(node.url)
  return node
}

async function timeOne(
  browser: Browser,
  node: RunningNode,
  times: number,
  yardstick: string,
): Promise<WorkRun> {
  const gate = await openGate([new URL(node.url).host])
  const reader = await openReader(browser, gate, await tongue('en'))
  const { page } = reader
  try {
    await page.addInitScript(watch)
    await reader.visit(node.url)
    const engine = await workerOf(page, 'engine')
    const pace = await paceOf(engine)
    await engine.evaluate(`${yardstick}; globalThis.attempts = attempts`)
    const sent = await keepSent(engine)
    const known = new Set(waiting(node).map(({ id }) => id))
    const quick = await pace()
    const slowness = await slowPages(browser, times)
    try {
      const before = await pace()
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
      const [post, line] = [await taken(node, known), await sent()]
      const attempt = { post: await costIn(engine, post), line: await costIn(engine, line) }
      return {
        took: left - pressed,
        attempts: { post: attemptsOf(post), line: attemptsOf(line) },
        attempt,
        unanswered,
        answered: meanwhile.length,
        quick,
        slow: [before, await pace()],
      }
    } finally {
      await slowness.end()
    }
  } finally {
    await reader.close()
    await gate.close()
  }
}

/** Keeps what the engine sends to an inbox. */
async function keepSent(engine: Worker): Promise<() => Promise<NostrEvent>> {
  await engine.evaluate(() => {
    const plain = self.fetch
    self.fetch = (input, init) => {
      if (init?.body instanceof Uint8Array) Object.assign(self, { sent: new TextDecoder().decode(init.body) })
      return plain(input, init)
    }
  })
  return async () => {
    const sent = await engine.evaluate(() => (self as unknown as { sent?: string }).sent)
    const [line] = decodeInboxBody(new TextEncoder().encode(sent))
    if (line?.text === undefined) throw new Error('inbox: expected a sealed line in what was sent, got none')
    return parseEventJson(line.text)
  }
}

function waiting(node: RunningNode): readonly NostrEvent[] {
  const rows = node.store.shelf('waiting').all()
  return rows.map(([, row]) => (JSON.parse(row) as { readonly event: NostrEvent }).event)
}

/** The post that came since. */
async function taken(node: RunningNode, before: ReadonlySet<string>): Promise<NostrEvent> {
  for (let tries = 0; tries < 100; tries++) {
    const post = waiting(node).find(({ id }) => !before.has(id))
    if (post !== undefined) return post
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('node: expected the post within ten seconds, got none')
}

/** Counters are tried from 0 on; where no work was asked for there is none. Of a sealed line it stands at the end. */
function attemptsOf({ kind, tags, content }: NostrEvent): number {
  const counter = tags.find(([name]) => name === 'nonce')?.[1]
  if (counter === undefined) return 0
  return Number(kind === KIND.sealedLine ? content.slice(-DIGITS) : counter) + 1
}

/** What an attempt at an event as long as this one costs in the engine's thread, in milliseconds. */
function costIn(engine: Worker, event: NostrEvent): Promise<number> {
  const { pubkey, created_at, kind, tags } = event
  // Its own counter gives way to the one that is tried.
  const content =
    kind === KIND.sealedLine && attemptsOf(event) > 0 ? event.content.slice(0, -DIGITS) : event.content
  return engine.evaluate(
    (unsigned) =>
      (globalThis as unknown as { attempts: { attempt: typeof attempt } }).attempts.attempt(unsigned, 1_500),
    { pubkey, created_at, kind, tags: tags.map((tag) => [...tag]), content },
  )
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
