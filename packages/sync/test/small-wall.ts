// A real node with a real wall on loopback, and some posts on it: what transports are held against.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode, startWitness } from '@commonwall/node'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import {
  logHash,
  logOrigin,
  parseDefinition,
  parsePath,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { secretOf, seededBytes } from '../../wall/test/seeded.ts'

export interface SmallWall {
  readonly node: RunningNode
  /** Data folder. */
  readonly folder: string
  /** The published folder. */
  readonly published: string
  /** Raw key of the one log. */
  readonly logKey: string
  /** Its folder's name: 16 hex digits. */
  readonly log: string
  readonly events: readonly VerifiedEvent[]
  /** Posts, logs and publishes one more. */
  add(text: string): Promise<VerifiedEvent>
  /** Logs and publishes what somebody signed. */
  take(event: VerifiedEvent): Promise<void>
  /** Every published path of the layout, with its bytes. */
  files(): Promise<ReadonlyMap<string, Uint8Array>>
  close(): Promise<void>
}

export interface SmallWallOptions {
  readonly now?: () => number
  readonly posts?: number
  /** Bits asked for. */
  readonly pow?: number
  /** With a second log for what shows less work. */
  readonly optionalLog?: boolean
  readonly prefix?: string
  /** Real witnesses, each a server of its own; none by default. */
  readonly witnesses?: number
  /** Pages that load the app. */
  readonly app?: boolean
}

/** A thread by the throwaway key of a seed below 256. */
export function thread(wall: string, text: string, createdAt: number, seed = 77): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['title', text],
    ['t', 'board'],
    ['l', 'en'],
  ]
  return signEvent({ kind: 11, created_at: createdAt, tags, content: text }, secretOf(seed), secretOf(0))
}

export async function openSmallWall(options: SmallWallOptions = {}): Promise<SmallWall> {
  const { posts = 5, pow, optionalLog = false, prefix, witnesses: wanted = 0, app = false } = options
  const now = options.now ?? (() => Math.floor(Date.now() / 1000))
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-sync-'))
  const random = seededBytes(3)
  const witnesses = await Promise.all(
    Array.from({ length: wanted }, (_, n) => openWitness(join(folder, `witness-${n}`), n, now)),
  )
  const founding = foundWall({
    folder,
    titles: [{ lang: 'en', text: 'A wall' }],
    boards: [{ slug: 'board', lang: 'en', title: 'Board' }],
    langs: ['en'],
    url: 'https://wall.example/',
    keeper: secretOf(10),
    otherKeepers: [],
    threshold: 1,
    witnesses: witnesses.map(({ entry }) => entry),
    batch: 1,
    ...(pow !== undefined && { pow }),
    optionalLog,
    now: now(),
    random,
  })
  const founded = parseDefinition(founding)
  const logKey = founded.logs[0]?.key ?? ''
  for (const { serve } of witnesses) await serve([{ origin: logOrigin(founding.id, logKey), key: logKey }])
  const node = await startNode({
    folder,
    port: 0,
    portable: true,
    log: silentLog,
    now,
    random,
    app,
    ...(prefix !== undefined && { prefix }),
  })
  const published = join(folder, 'public', prefix ?? '')
  const take = async (event: VerifiedEvent) => {
    const { ok, message } = await node.intake.take(event, 'relay')
    if (!ok) throw new Error(message)
    await node.flush()
  }
  const add = async (text: string) => {
    const event = thread(founding.id, text, now())
    await take(event)
    return event
  }
  const events = [founding]
  for (let n = 0; n < posts; n++) events.push(await add(`post ${n} 牆`))
  return {
    node,
    folder,
    published,
    logKey,
    log: logHash(logKey),
    events,
    add,
    take,
    async files() {
      const entries = await readdir(published, { recursive: true, withFileTypes: true })
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(published.length).replace(/^\//, ''))
        .filter((path) => parsePath(path) !== undefined)
      return new Map(paths.map((path) => [path, new Uint8Array(readFileSync(join(published, path)))]))
    },
    async close() {
      await node.close()
      for (const { close } of witnesses) await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The inbox key that the node announces. */
export async function inboxKeyOf({ files, log }: SmallWall): Promise<string> {
  const note = (await files()).get(`log/${log}/inbox`)
  return new TextDecoder().decode(note).split('\n')[1] ?? ''
}

async function openWitness(data: string, n: number, now: () => number) {
  const signer = signerFromSeed(secretOf(60 + n))
  const name = `witness.example/${n}`
  mkdirSync(data, { recursive: true })
  const start = (port: number, logs: readonly { readonly origin: string; readonly key: string }[]) =>
    startWitness({ data, port, name, signer, logs, now })
  let running = await start(0, [])
  const { port } = running
  return {
    entry: { name, key: toHex(signer.publicKey), url: `http://127.0.0.1:${port}/` },
    async serve(logs: readonly { readonly origin: string; readonly key: string }[]) {
      await running.close()
      running = await start(port, logs)
    },
    close: () => running.close(),
  }
}
