// A wall for runs of many processes: founded in a folder, served by the command like any other, written to by an
// ordinary Nostr connection.

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { foundWall, writeKeyFile } from '@commonwall/node'
import { relayTransport } from '@commonwall/sync'
import {
  publicKeyOf,
  signEvent,
  stringifyEvent,
  type VerifiedEvent,
  type WitnessEntry,
} from '@commonwall/wall'
import { freePort } from '../../src/demo/doors/own-process.ts'
import { MAIN } from '../run-command.ts'
import { byClock } from './clock.ts'

export { freePort }

export const secretOf = (seed: number) => {
  const secret = new Uint8Array(32).fill(7)
  new DataView(secret.buffer).setUint32(0, seed + 1)
  return secret
}

export interface TestWall {
  readonly wall: string
  readonly data: string
  readonly port: number
  readonly url: string
  readonly keeperFiles: readonly string[]
}

/** Founds a wall of two keepers, both needed, whose keys lie in `<folder>/keepers`. */
export async function foundTestWall(
  folder: string,
  name: string,
  witnesses: readonly WitnessEntry[] = [],
): Promise<TestWall> {
  const data = join(folder, name)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const keepers = [secretOf(1_001), secretOf(1_002)] as const
  const founding = foundWall({
    folder: data,
    titles: [{ lang: 'en', text: 'Carried' }],
    boards: [{ slug: 'letters', lang: 'en', title: 'Letters' }],
    langs: ['en'],
    url,
    keeper: keepers[0],
    otherKeepers: [publicKeyOf(keepers[1])],
    threshold: 2,
    witnesses,
    batch: 1,
    now: Math.floor(Date.now() / 1000) - 3_600,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  const keeperFiles = keepers.map((secret, n) => {
    const file = join(folder, `keeper-${n + 1}-of-${name}.key`)
    writeKeyFile(file, secret)
    return file
  })
  return { wall: founding.id, data, port, url, keeperFiles }
}

export interface RunningCommand {
  /** What it said first, as JSON. */
  readonly up: Readonly<Record<string, unknown>>
  readonly pid: number
  /** Everything on standard error so far. */
  said(): string
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a long-lived command and waits until it is up. */
export function start(...args: readonly string[]): Promise<RunningCommand> {
  const child: ChildProcess = spawn(process.execPath, [...byClock(), MAIN, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      err += chunk
    })
    child.stdout?.on('data', (chunk) => {
      out += chunk
      const end = out.indexOf('\n')
      if (end < 0) return
      resolve({
        up: JSON.parse(out.slice(0, end)),
        pid: child.pid ?? 0,
        said: () => err,
        async kill(signal = 'SIGKILL') {
          child.kill(signal)
          await ended
        },
      })
    })
    void ended.then(() => reject(new Error(`${args.join(' ')} ended: ${out}${err}`)))
  })
}

/** A thread by a throwaway key. */
export function thread(
  wall: string,
  text: string,
  seed: number,
  createdAt = Math.floor(Date.now() / 1000),
): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['title', text],
    ['t', 'letters'],
    ['l', 'en'],
  ]
  return signEvent(
    { kind: 11, created_at: createdAt, tags, content: text },
    secretOf(seed),
    new Uint8Array(32),
  )
}

/** Publishes events at a node's relay; resolves with the refusals. */
export async function say(url: string, events: readonly VerifiedEvent[]): Promise<readonly string[]> {
  const relay = relayTransport(url)
  try {
    const results = (await relay.post?.('', events.map(stringifyEvent))) ?? []
    return results.flatMap(({ refused }) => refused ?? [])
  } finally {
    await relay.close()
  }
}
