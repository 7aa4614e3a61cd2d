// The packet driver: every vector through real kernels, then an unmodified Chromium inside a namespace out of which
// nothing leads but the wire of the lab. As root, or as root of a user namespace.

import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import {
  type Outcome,
  type Path,
  parseVectorFile,
  pathOf,
  type RigKind,
  readScenarios,
  runOverSockets,
  streamRig,
  type Vector,
  type VectorFile,
} from '@commonwall/lab'
import { PacketLab, packetRig, whyNoNamespaces } from '@commonwall/lab/packet'
import type { Page } from 'playwright-core'
import type { SlowRun } from '../../../scripts/test-slow.ts'
import { whyNoBrowser } from '../../browser.ts'
import { openBehind } from '../packet/behind.ts'
import { TOWN } from '../town/town.ts'

const run_ = promisify(execFile)

export const run: SlowRun['run'] = async ({ seed, log, args }) => {
  const result = { passed: 0, failed: 0, skipped: 0, notes: [] as string[] }
  const reason = whyNoNamespaces()
  if (reason !== undefined) return { ...result, skipped: 1, notes: [`not exercised: ${reason}`] }
  const check = async (name: string, act: () => Promise<string | undefined>) => {
    const problem = await act().catch((error: unknown) => String(error))
    if (problem === undefined) result.passed++
    else {
      result.failed++
      result.notes.push(`${name}: ${problem}`)
    }
    log(`${problem === undefined ? 'passed' : 'FAILED'}: ${name}`)
  }
  const lab = await PacketLab.open()
  try {
    if (args.only !== 'browser') await vectors(lab, result, log, args.file ?? '*')
    await check('a namespace has its own device and loopback, and nothing else', () => links(lab))
    const none = args.only === 'vectors' ? 'only the vectors were asked for' : whyNoBrowser()
    if (none === undefined) await browser(lab, seed, check)
    else {
      result.skipped++
      result.notes.push(`Chromium: not exercised, ${none}`)
    }
  } finally {
    await lab.close()
  }
  return result
}

/** Each vector through packets, and where streams show it too, both must say the same. */
async function vectors(
  lab: PacketLab,
  result: { passed: number; failed: number; skipped: number; notes: string[] },
  log: (line: string) => void,
  files: string,
): Promise<void> {
  await lab.outside.do({ do: 'resolve', names: { '*': '203.0.113.20' } })
  const rig = packetRig(lab)
  const why = new Map<string, number>()
  let both = 0
  for (const path of globSync(`vectors/lab/valid/${files}.json`).sort()) {
    const file = parseVectorFile(JSON.parse(readFileSync(path, 'utf8')))
    for (const vector of file.vectors) {
      const name = `${basename(path, '.json')}, ${vector.name}`
      const outcome = await settled(rig, file, vector)
      if ('notExercised' in outcome) {
        result.skipped++
        why.set(outcome.notExercised, (why.get(outcome.notExercised) ?? 0) + 1)
        continue
      }
      const streamed = await settled(streamRig, file, vector)
      const agree = 'notExercised' in streamed || JSON.stringify(streamed) === JSON.stringify(outcome)
      if (!('notExercised' in streamed)) both++
      if (outcome.differences.length === 0 && agree) result.passed++
      else {
        result.failed++
        result.notes.push(
          `${name}: ${JSON.stringify(outcome.differences)}${agree ? '' : ' and streams differ'}`,
        )
      }
    }
  }
  for (const [reason, count] of why) result.notes.push(`${count} vectors not exercised: ${reason}`)
  result.notes.push(`${both} vectors through packets and streams alike`)
  log(`vectors: ${both} through packets and streams alike`)
}

/** What is seen within a second depends on the machine too: under load a vector is looked at up to three times. */
async function settled(rig: RigKind, file: VectorFile, vector: Vector): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const outcome = await runOverSockets(rig, file, vector)
    if ('notExercised' in outcome || outcome.differences.length === 0 || tries === 3) return outcome
  }
}

async function links(lab: PacketLab): Promise<string | undefined> {
  const [command = '', ...rest] = [...lab.prefix('inside'), 'ip', '-o', 'link']
  const { stdout } = await run_(command, rest)
  const names = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(': ')[1])
  return names.length === 2 && names.includes('lo')
    ? undefined
    : `expected lo and one device, got ${names.join(', ')}`
}

async function browser(
  lab: PacketLab,
  seed: number,
  check: (name: string, act: () => Promise<string | undefined>) => Promise<void>,
): Promise<void> {
  const { chromium, close } = await openBehind(lab, false)
  const scenario = (id: string) => readScenarios().find((one) => one.id === id)
  const use = (path: Path) => {
    const began = performance.now()
    lab.wire.use(path, () => performance.now() - began)
  }
  const behind = async (id: string | undefined, act: (page: Page) => Promise<string | undefined>) => {
    const one = id === undefined ? undefined : scenario(id)
    use(pathOf(one ?? { boxes: [], lists: {}, hour: 12 }, { seed: String(seed) }))
    const context = await chromium.newContext()
    try {
      return await act(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const goes = (page: Page, url: string, timeout = 12_000) =>
    page.goto(url, { timeout }).then(
      () => 'loads',
      (error: Error) =>
        /net::(\w+)/.exec(error.message)?.[1] ??
        (error.message.includes('Timeout') ? 'hangs' : error.message),
    )
  const expects = (got: string, wanted: RegExp) =>
    wanted.test(got) ? undefined : `expected ${wanted}, got ${got}`
  try {
    await check('Chromium, no wall: a page loads', () =>
      behind(undefined, async (page) => expects(await goes(page, 'https://benign.test/'), /^loads$/)),
    )
    // It tries again by itself, and the SYN of that is answered with a reset too: that is what it shows then.
    await check('Chromium is reset on a forbidden name', () =>
      behind('sni-rst-2024', async (page) =>
        expects(await goes(page, 'https://forum.blocked.test/'), /ERR_CONNECTION_(RESET|CLOSED|REFUSED)/),
      ),
    )
    await check('Chromium loads what nobody minds beside it', () =>
      behind('sni-rst-2024', async (page) => expects(await goes(page, 'https://benign.test/'), /^loads$/)),
    )
    await check('Chromium believes a forged address and starves', () =>
      behind('dns-poison-2025', async (page) =>
        expects(
          await goes(page, 'https://forum.blocked.test/', 8000),
          /hangs|ERR_(CONNECTION|TIMED|ADDRESS|NAME)/,
        ),
      ),
    )
    await check('Chromium starves where answers are lost', () =>
      behind('ip-blackhole', async (page) =>
        expects(await goes(page, 'https://forum.blocked.test/', 8000), /hangs|ERR_CONNECTION_TIMED_OUT/),
      ),
    )
    await check('Chromium is cut at the first byte', () =>
      behind('rst-on-data', async (page) =>
        expects(await goes(page, 'https://forum.blocked.test/'), /ERR_CONNECTION_(RESET|CLOSED)/),
      ),
    )
    await check('Chromium is slowed by the evening', () =>
      behind('mega-2026', async (page) => {
        const began = performance.now()
        const got = await goes(page, 'https://benign.test/large', 25_000)
        const seconds = (performance.now() - began) / 1000
        // 240 kB at 0.5 Mbit/s take four seconds; without a wall they take a tenth of one.
        return got === 'loads' && seconds > 3.5
          ? undefined
          : `expected a slow load, got ${got} after ${seconds.toFixed(1)} s`
      }),
    )
    await check('Chromium asked for nothing that is not in the town', async () => {
      const strange = [...lab.wire.journal.names].filter((name) => TOWN[name] === undefined)
      return strange.length === 0
        ? undefined
        : `it asked by itself for ${strange.join(', ')}; nothing answered`
    })
    await check('packets crossed the wire both ways, and forged ones among them', async () => {
      const { inside, outside, forged } = lab.wire.counts
      return inside > 100 && outside > 100 && forged.inside > 0 ? undefined : JSON.stringify(lab.wire.counts)
    })
  } finally {
    await close()
  }
}
