// `npm run test:slow -- traces`: what a browser's profile holds of a wall that was read and written in, and after a wipe.
//
// In *Nothing saved*: while it runs, after it was killed, after it was closed. In *Saved here*: while it runs, after the
// wipe, after it was killed then. Looked for: what was read, written, drafted and searched for, ids, keys, the wall's id
// and name. What remains (that the host was visited) is not a failure: it is listed, and the guide says it.
// Each browser first keeps words in the plain way: a search that does not find them proves nothing.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KIND } from '@commonwall/wall'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { type DemoNode, FOLDED, startDemoNode } from '../app/demo-node.ts'
import { launchKillable, whyNoBrowser } from '../browser.ts'
import { firefoxProgram, launchFirefox } from '../firefox.ts'
import { type Gate, openGate } from '../gate.ts'
import { type Needle, searchFolder } from '../traces/search.ts'

/** What Playwright's and Puppeteer's pages have in common. */
interface Tab {
  goto(url: string): Promise<unknown>
  evaluate<A, T>(work: (given: A) => T | Promise<T>, given: A): Promise<T>
  readonly keyboard: {
    type(text: string): Promise<unknown>
    press(key: 'Escape' | 'Enter'): Promise<unknown>
  }
}

interface Running {
  readonly tab: Tab
  /** Without a warning. */
  kill(): Promise<void>
  /** As a reader closes it. */
  close(): Promise<void>
}

interface Make {
  readonly name: string
  start(profile: string, gate: Gate): Promise<Running>
}

const POST = 'Seven swallows crossed the harbour at dusk'
const TITLE = 'What the swallows saw'
const DRAFT = 'An unfinished sentence about the lighthouse'
const LOOKED_FOR = 'deliberation'
const READ = FOLDED
const KEPT = 'These words were kept in the plain way. '
const DELETED = 'Those words were kept in the plain way and then deleted. '
const PASSPHRASE = 'paper on a quiet wall'
/** Under which Firefox keeps with a tab what stands in its fields. */
const FIELDS = '"formdata"'
/** Milliseconds in which browsers write down what they have. */
const SETTLES = 4_000
const WITHIN = 60_000

export const run: SlowRun['run'] = async ({ log }): Promise<SlowResult> => {
  const notes: string[] = []
  let [passed, failed, skipped] = [0, 0, 0]
  for (const make of [chromium(), firefox()]) {
    if (typeof make === 'string') {
      skipped++
      notes.push(make)
      continue
    }
    const demo = await startDemoNode()
    const gate = await openGate([demo.host])
    try {
      for (const [what, problem] of await tryBrowser(make, demo, gate, (line) => notes.push(line))) {
        log(`${make.name}, ${what}: ${problem ?? 'passed'}`)
        if (problem === undefined) passed++
        else {
          failed++
          notes.push(`${make.name}, ${what}: ${problem}`)
        }
      }
    } finally {
      await gate.close()
      await demo.close()
    }
  }
  return { passed, failed, skipped, notes }
}

type Verdict = readonly [what: string, problem: string | undefined]

async function tryBrowser(
  make: Make,
  demo: DemoNode,
  gate: Gate,
  note: (line: string) => void,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  const within = async (work: (profile: string) => Promise<void>) => {
    const profile = mkdtempSync(join(tmpdir(), 'commonwall-traces-of-'))
    try {
      await work(profile)
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
    }
  }
  const look = (profile: string, when: string) => {
    const { found, files, bytes } = searchFolder(profile, [...needlesOf(demo), ADDRESS(demo)])
    const traces = found.filter(({ what }) => what !== 'address')
    const list = traces.map(({ what, file, how }) => `${what} in ${file} (${how})`)
    verdicts.push([
      `${when}: nothing in ${files} files, ${bytes} bytes`,
      list.length > 0 ? list.join('; ') : undefined,
    ])
    const remains = found.filter(({ what }) => what === 'address').map(({ file }) => placeOf(file))
    note(
      `${make.name}, ${when}: the wall’s address stands in ${[...new Set(remains)].sort().join(', ') || 'no file'}`,
    )
  }

  await within(async (profile) => {
    await control(make, profile, gate)
    const { found } = searchFolder(profile, [{ what: 'kept', text: KEPT }])
    const deleted = searchFolder(profile, [{ what: 'deleted', text: DELETED }]).found
    verdicts.push([
      'the search finds what a page keeps in the plain way',
      found.length > 0 ? undefined : 'found nothing: void',
    ])
    const fields = searchFolder(profile, [{ what: 'fields', text: FIELDS }]).found
    if (make.name === 'Firefox')
      verdicts.push([
        'the search finds that fields are kept',
        fields.length > 0 ? undefined : 'found none: void',
      ])
    note(
      `${make.name}: what a page deletes stays in ${deleted.map(({ file, how }) => `${placeOf(file)} (${how})`).join(', ') || 'no file'}`,
    )
  })

  await within(async (profile) => {
    const first = await make.start(profile, gate)
    await read(first.tab, demo)
    await write(first.tab, demo)
    await settle()
    look(profile, 'nothing saved, while it runs')
    await first.kill()
    look(profile, 'nothing saved, after kill -9')
    const second = await make.start(profile, gate)
    await read(second.tab, demo)
    await settle()
    await second.close()
    look(profile, 'nothing saved, after it was closed')
  })

  await within(async (profile) => {
    const running = await make.start(profile, gate)
    await read(running.tab, demo)
    await write(running.tab, demo)
    await save(running.tab)
    await settle()
    look(profile, 'saved here, while it runs')
    for (let n = 0; n < 3; n++) await running.tab.keyboard.press('Escape')
    await settle()
    look(profile, 'saved here, after the wipe')
    await running.kill()
    look(profile, 'saved here, after the wipe and kill -9')
  })
  return verdicts
}

/** What must be in no file. */
function needlesOf({ node, host, pathOf }: DemoNode): readonly Needle[] {
  const threads = node.store.query([{ kinds: [KIND.thread, KIND.reply], tags: {} }], 1_000).events
  const own = threads.find(({ content }) => content === POST)
  const read = threads.find(({ tags }) => tags.some(([name, value]) => name === 'title' && value === READ))
  const texts = [
    POST,
    TITLE,
    DRAFT,
    LOOKED_FOR,
    READ,
    PASSPHRASE,
    FIELDS,
    'A demonstration wall',
    read?.content.slice(0, 60),
  ]
  const paths = [`${host}/${pathOf(READ)}`, `${host}/en/${pathOf(READ)}`]
  const ids = [node.wall, own?.id, own?.pubkey, read?.id, read?.pubkey]
  return [...texts, ...paths, ...ids].flatMap((text) =>
    text === undefined ? [] : [{ what: `“${text.slice(0, 24)}”`, text }],
  )
}

/** What may remain, and is listed. */
const ADDRESS = ({ host }: DemoNode): Needle => ({ what: 'address', text: host })

/** A file's place without what is of one run alone. */
function placeOf(file: string): string {
  return file
    .replace(/127\.0\.0\.1[+_:]\d+/g, 'ADDRESS')
    .replace(/[0-9a-f]{8}-?[0-9a-f]{4,}[0-9a-f-]*/gi, 'N')
    .replace(/\d{4,}/g, 'N')
}

async function read(tab: Tab, demo: DemoNode): Promise<void> {
  await tab.goto(`${demo.url}en/`)
  await until(tab, '.said-aloud')
  await click(tab, '[role=link]', 'Newest')
  await click(tab, '.threads [role=link]', READ)
  await until(tab, '.post', 'one post is folded')
  await click(tab, '[role=link]', 'Search')
  await type(tab, 'input[type=search]', LOOKED_FOR)
  await tab.keyboard.press('Enter')
  await settle()
}

/** Says something that goes all the way, and begins something that does not. */
async function write(tab: Tab, demo: DemoNode): Promise<void> {
  await click(tab, '[role=link]', 'Write')
  await type(tab, '.compose input[autocomplete]', TITLE)
  await type(tab, '.compose textarea', POST)
  await click(tab, 'button', 'Post it')
  await click(tab, '.risk button')
  await until(tab, '.mine .now', 'waiting')
  await click(tab, '.mine button', 'Send now')
  await until(tab, '.mine .now', 'sent')
  await demo.release()
  await click(tab, '[role=link]', 'Write')
  await type(tab, '.compose textarea', DRAFT)
  await click(tab, '.compose [name=form]:not(:checked)')
}

async function save(tab: Tab): Promise<void> {
  await click(tab, '[role=link]', 'Saving')
  await type(tab, 'input[type=password]', PASSPHRASE)
  await type(tab, 'label + label input[type=password]', PASSPHRASE)
  await click(tab, 'button', 'Save here')
  await until(tab, '.truth', 'saved here')
  await until(tab, 'main', 'SHA-256')
}

/** A page that keeps words as pages do, and deletes others. */
async function control(make: Make, profile: string, gate: Gate): Promise<void> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<p>control <input type="checkbox">'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  gate.allow(host)
  const running = await make.start(profile, gate)
  try {
    await running.tab.goto(`http://${host}/`)
    await click(running.tab, 'input')
    await running.tab.evaluate(
      async ([kept, deleted]) => {
        for (const [name, words] of [
          ['d', deleted],
          ['k', kept],
        ] as const) {
          const opening = indexedDB.open(name, 1)
          opening.onupgradeneeded = () => opening.result.createObjectStore('s')
          await new Promise((resolve) => {
            opening.onsuccess = resolve
          })
          const writing = opening.result.transaction('s', 'readwrite', { durability: 'strict' })
          for (let n = 0; n < 500; n++) writing.objectStore('s').put(words.repeat(20), n)
          await new Promise((resolve) => {
            writing.oncomplete = resolve
          })
          opening.result.close()
        }
        indexedDB.deleteDatabase('d')
      },
      [KEPT, DELETED] as const,
    )
    await settle()
  } finally {
    await running.kill()
    server.close()
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLES))
}

/** Waits for an element that has these words. */
async function until(tab: Tab, selector: string, words = ''): Promise<void> {
  const end = Date.now() + WITHIN
  while (!(await tab.evaluate(has, [selector, words] as const).catch(() => false))) {
    if (Date.now() > end) throw new Error(`${selector}: expected “${words}” within a minute`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function has([selector, words]: readonly [string, string]): boolean {
  return [...document.querySelectorAll(selector)].some(({ textContent }) => textContent?.includes(words))
}

async function click(tab: Tab, selector: string, words = ''): Promise<void> {
  await until(tab, selector, words)
  await tab.evaluate(
    ([of, text]) => {
      const all = [...document.querySelectorAll<HTMLElement>(of)]
      all.find(({ textContent }) => textContent?.includes(text))?.click()
    },
    [selector, words] as const,
  )
}

async function type(tab: Tab, selector: string, text: string): Promise<void> {
  await until(tab, selector)
  await tab.evaluate((of) => document.querySelector<HTMLElement>(of)?.focus(), selector)
  await tab.keyboard.type(text)
}

function chromium(): Make | string {
  const reason = whyNoBrowser()
  if (reason !== undefined) return `Chromium: not exercised, ${reason}`
  return {
    name: 'Chromium',
    async start(profile, { proxy }) {
      const args = [`--proxy-server=${proxy.server}`, `--proxy-bypass-list=${proxy.bypass}`]
      const { browser, kill } = await launchKillable(profile, args)
      const [context] = browser.contexts()
      if (context === undefined) throw new Error('browser: expected a profile, got none')
      const tab = context.pages()[0] ?? (await context.newPage())
      return {
        tab,
        kill,
        async close() {
          const session = await browser.newBrowserCDPSession()
          await session.send('Browser.close').catch(() => undefined)
          await settle()
          await kill().catch(() => undefined)
        },
      }
    },
  }
}

function firefox(): Make | string {
  const program = firefoxProgram()
  if (program === undefined)
    return 'Firefox: not exercised, there is none here; name one in COMMONWALL_FIREFOX'
  return {
    name: 'Firefox',
    async start(profile, gate) {
      const browser = await launchFirefox({ program, gate, folder: tmpdir(), profile })
      const pid = browser.process()?.pid
      const tab = (await browser.newPage()) as unknown as Tab
      return {
        tab,
        async kill() {
          if (pid !== undefined) await killTree(pid)
        },
        async close() {
          await browser.close()
          await settle()
        },
      }
    },
  }
}

/** SIGKILL to a process and everything that it started. */
async function killTree(pid: number): Promise<void> {
  const child = spawn('ps', ['-o', 'pid=,ppid=', '-e'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let listed = ''
  for await (const chunk of child.stdout) listed += chunk
  const parents = new Map(
    listed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  )
  const isBelow = (one: number): boolean => one === pid || (one > 1 && isBelow(parents.get(one) ?? 0))
  for (const one of parents.keys())
    if (isBelow(one))
      try {
        process.kill(one, 'SIGKILL')
      } catch {
        // It ended meanwhile.
      }
  await settle()
}
