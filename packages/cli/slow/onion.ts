// `npm run test:slow -- onion`: a wall as an onion service on a Tor network of its own, reached through a tor's SOCKS
// port as a reader would: read, posted to, followed. Real programs, loopback only; without them *not exercised*.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { foundWall } from '@commonwall/node'
import { httpTransport, relayTransport } from '@commonwall/sync'
import { transportAcceptance } from '@commonwall/sync/acceptance'
import { socksDialer } from '@commonwall/sync/node'
import {
  logHash,
  type NostrEvent,
  parseDefinition,
  signEvent,
  stringifyEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import type { SlowRun } from '../../../scripts/test-slow.ts'
import { openPrivateNetwork } from './onion/private-network.ts'

const MINUTE = 60_000
/** How long the network and then the service may take to come up. */
const PATIENCE = 6 * MINUTE
const command = join(import.meta.dirname, '../src/main.ts')
const bytes = (value: number) => new Uint8Array(32).fill(value)

interface Up {
  readonly url: string
  readonly onion: string
}

export const run: SlowRun['run'] = async ({ log }) => {
  const missing = ['tor', 'tor-gencert'].filter((program) => spawnSync(program, ['--help']).error)
  if (missing.length > 0)
    return { passed: 0, failed: 0, skipped: 1, notes: [`not exercised: no ${missing.join(', no ')} here`] }
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-onion-'))
  const notes: string[] = []
  let passed = 0
  let failed = 0
  const step = async (name: string, check: () => Promise<void>) => {
    const began = performance.now()
    try {
      await check()
      passed++
      log(`${name}: ${Math.round((performance.now() - began) / 100) / 10} s`)
    } catch (error) {
      failed++
      notes.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      log(notes.at(-1) ?? '')
    }
  }
  const network = await openPrivateNetwork(join(folder, 'network'))
  let node: { readonly child: ChildProcess; readonly up: Up } | undefined
  try {
    await step('a Tor network of its own comes up', () => within(PATIENCE, network.ready))
    const wall = join(folder, 'wall')
    const founding = found(wall)
    node = await serve(wall, network.torrc)
    const { url, onion } = node.up
    log(`serving ${onion}`)
    const dialer = socksDialer(`socks5://127.0.0.1:${network.socks}`, randomBytes)
    const far = { dialer, idle: MINUTE }
    const near = relayTransport(url)
    const log16 = logHash(parseDefinition(founding).logs[0]?.key ?? '')
    const events: VerifiedEvent[] = []
    const add = async (text: string) => {
      const event = thread(founding.id, text)
      await near.post?.(log16, [stringifyEvent(event)])
      return event
    }
    for (const text of ['one', 'two', 'three']) events.push(await add(text))
    await step('a reader finds it through Tor', () =>
      until(PATIENCE, async () => {
        if (!(await httpTransport(onion, far).read?.('head.tar'))) throw new Error('no head.tar')
      }),
    )
    const straight = httpTransport(url)
    const files = new Map<string, Uint8Array>()
    for (const path of ['head.tar', 'definition/1.gz', `log/${log16}/inbox`])
      files.set(path, (await straight.read?.(path)) ?? new Uint8Array())
    const posts = (tail: string) => ({
      log: log16,
      good: [stringifyEvent(thread(founding.id, `over ${tail}`))],
      bad: JSON.stringify({ ...thread(founding.id, `bad over ${tail}`), content: 'altered' }),
    })
    const rigs = [
      {
        name: 'http over onion',
        rig: {
          open: async () => httpTransport(onion, far),
          reads: { files, absent: `log/${log16}/tile/0/255` },
          posts: posts('http'),
        },
      },
      {
        name: 'relay over onion',
        rig: {
          open: async () => relayTransport(onion, far),
          posts: posts('relay'),
          follows: { wall: founding.id, events: [founding as NostrEvent, ...events], add: () => add('live') },
        },
      },
    ]
    for (const { name, rig } of rigs)
      for (const { name: sentence, run } of transportAcceptance(rig)) await step(`${name}: ${sentence}`, run)
    await dialer.close()
    await near.close()
    await step('its keys are its owner’s alone', async () => {
      for (const [path, mode] of [
        ['onion', 0o700],
        ['onion/service', 0o700],
        ['onion/service/hs_ed25519_secret_key', 0o600],
      ] as const)
        if ((statSync(join(wall, path)).mode & 0o777) !== mode) throw new Error(`${path}: not ${mode}`)
    })
    await step(
      'a node that is killed takes its tor with it, and comes back under the same name',
      async () => {
        node?.child.kill('SIGKILL')
        await until(MINUTE, async () => {
          const left = spawnSync('pgrep', ['-f', join(wall, 'onion')]).stdout.toString()
          if (left !== '') throw new Error('tor still runs')
        })
        node = await serve(wall, network.torrc)
        if (node.up.onion !== onion) throw new Error('another name')
      },
    )
  } finally {
    if (node) {
      const ended = new Promise((resolve) => node?.child.once('exit', resolve))
      node.child.kill('SIGTERM')
      await ended
    }
    await network.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { passed, failed, skipped: 0, notes }
}

function found(folder: string): VerifiedEvent {
  return foundWall({
    folder,
    titles: [{ lang: 'en', text: 'Onion' }],
    boards: [{ slug: 'board', lang: 'en', title: 'Board' }],
    langs: ['en'],
    url: 'https://wall.example/',
    keeper: bytes(10),
    witnesses: [],
    batch: 1,
    now: Math.floor(Date.now() / 1000),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
}

let seed = 100
function thread(wall: string, text: string): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['title', text],
    ['t', 'board'],
    ['l', 'en'],
  ]
  const template = { kind: 11, created_at: Math.floor(Date.now() / 1000), tags, content: text }
  return signEvent(template, bytes(++seed), bytes(0))
}

/** Starts `commonwall serve --onion` and reads where it is. */
function serve(folder: string, torrc: string): Promise<{ readonly child: ChildProcess; readonly up: Up }> {
  const options = ['serve', folder, '--port', '0', '--onion', '--torrc', torrc, '--json']
  const child = spawn(process.execPath, [command, ...options], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve({ child, up: JSON.parse(line) }))
    child.once('exit', (code) => reject(new Error(`serve ended (${code})`)))
  })
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${milliseconds / 1000} s`)), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Tries again until it works. */
async function until(milliseconds: number, attempt: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + milliseconds; ; ) {
    try {
      return await within(MINUTE, attempt())
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 2_000))
    }
  }
}
