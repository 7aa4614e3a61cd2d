// A real node with real witnesses on loopback, and a clock that is moved by hand: what runs over days of wall time
// start from. Events go in over a WebSocket, and what comes out is audited over HTTP as a stranger would.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AuditReport, auditWall, type ReadPath, readOverHttp } from '@commonwall/sync'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import {
  type Definition,
  type DefinitionFields,
  definitionTemplate,
  type EventTemplate,
  KIND,
  type LogEntry,
  logOrigin,
  type NostrEvent,
  parseDefinition,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
  verifyEvent,
  type WitnessEntry,
} from '@commonwall/wall'
import { Relay } from 'nostr-tools/relay'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { foundWall } from '../../src/data/found-wall.ts'
import { silentLog } from '../../src/log.ts'
import { type RunningNode, startNode } from '../../src/node.ts'
import { type RunningWitness, startWitness } from '../../src/witness/index.ts'

export const START = 1_790_000_000
export const HOUR = 3_600
export const DAY = 24 * HOUR

/** Keepers 0, 1, 2 and so on. */
export const keeper = (n: number) => publicKeyOf(secretOf(10 + n))

/** What a definition says, to be changed into the next one. */
export function fieldsOf(definition: Definition): DefinitionFields {
  const { id: _id, author: _author, createdAt: _createdAt, ...fields } = definition
  return fields
}

export interface World {
  /** Unix seconds; everybody's clock. */
  now: number
  /** Seconds by which the clock moves between two looks of a node. */
  readonly step: number
  readonly folder: string
  readonly closing: (() => Promise<unknown>)[]
  close(): Promise<void>
}

/** A folder of its own and a clock. @param step seconds between two looks of a node */
export function openWorld(step = HOUR): World {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-world-'))
  const closing: (() => Promise<unknown>)[] = []
  return {
    now: START,
    step,
    folder,
    closing,
    async close() {
      for (const close of closing.splice(0).reverse()) await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface TestWitness {
  readonly entry: WitnessEntry
  /** Tells it which logs to cosign; before, it knows none. */
  serve(logs: readonly { readonly origin: string; readonly key: string }[]): Promise<void>
  stop(): Promise<void>
}

/** A witness with a key, a folder and a port of its own. */
export async function makeWitness(world: World, seed: number): Promise<TestWitness> {
  const signer = signerFromSeed(secretOf(seed))
  const name = `witness.example/${seed}`
  const data = join(world.folder, `witness-${seed}`)
  mkdirSync(data)
  let port = 0
  let running: RunningWitness | undefined
  const stop = async () => {
    await running?.close()
    running = undefined
  }
  const serve = async (logs: readonly { readonly origin: string; readonly key: string }[]) => {
    await stop()
    running = await startWitness({ data, port, name, signer, logs, now: () => world.now })
    port = running.port
  }
  await serve([])
  world.closing.push(stop)
  return { entry: { name, key: toHex(signer.publicKey), url: `http://127.0.0.1:${port}/` }, serve, stop }
}

/** The identity of a log of a wall, as witnesses are told it. */
export function logOf(wall: string, key: string) {
  return { origin: logOrigin(wall, key), key }
}

export interface FoundOptions {
  readonly witnesses?: readonly TestWitness[]
  readonly keepers?: number
  readonly threshold?: number
  readonly batch?: number
  readonly seed?: number
}

/** Founds a wall of keepers 0 to `keepers` − 1 in `<world>/<name>`, and tells the witnesses of its log. */
export async function found(world: World, name: string, options: FoundOptions = {}): Promise<VerifiedEvent> {
  const { witnesses = [], keepers = 1, threshold = 1, seed = 1 } = options
  const founding = foundWall({
    folder: join(world.folder, name),
    titles: [{ lang: 'en', text: 'Runs' }],
    boards: [{ slug: 'board', lang: 'en', title: 'Board' }],
    langs: ['en'],
    url: `https://${name}.example/`,
    keeper: secretOf(10),
    otherKeepers: Array.from({ length: keepers - 1 }, (_, n) => keeper(n + 1)),
    threshold,
    witnesses: witnesses.map(({ entry }) => entry),
    ...(options.batch !== undefined && { batch: options.batch }),
    now: world.now,
    random: seededBytes(seed),
  })
  const [log] = parseDefinition(founding).logs
  for (const witness of witnesses) await witness.serve([logOf(founding.id, log?.key ?? '')])
  return founding
}

export interface LiveNode extends RunningNode {
  readonly folder: string
  /** Publishes over a WebSocket, one after the other, and logs; resolves with the relay's refusals. */
  send(...events: NostrEvent[]): Promise<readonly string[]>
  stop(): Promise<void>
}

/** Starts the node of a data folder in the world's time. */
export async function startLive(world: World, name: string): Promise<LiveNode> {
  const folder = join(world.folder, name)
  const node = await startNode({
    folder,
    port: 0,
    portable: true,
    operatorPort: 0,
    log: silentLog,
    now: () => world.now,
    random: seededBytes(7),
  })
  const relay = await Relay.connect(node.url.replace('http', 'ws'))
  let stopped: Promise<void> | undefined
  const stop = () => {
    relay.close()
    stopped ??= node.close()
    return stopped
  }
  world.closing.push(stop)
  return {
    ...node,
    folder,
    stop,
    async send(...events) {
      const refusals: string[] = []
      for (const event of events)
        await relay.publish(plain(event)).catch((error: Error) => refusals.push(error.message))
      await node.flush().catch((error: Error) => refusals.push(error.message))
      return refusals
    },
  }
}

/** As nostr-tools types it: with tags that could be changed. */
function plain(event: NostrEvent) {
  return { ...event, tags: event.tags.map((tag) => [...tag]) }
}

/** Moves the clock in steps; at each, the nodes do what time brings. */
export async function pass(world: World, seconds: number, ...nodes: readonly LiveNode[]): Promise<void> {
  for (const end = world.now + seconds; world.now < end; ) {
    world.now = Math.min(end, world.now + world.step)
    for (const node of nodes) await node.look()
  }
}

/** Signs as keeper `n`. */
export function signAs(n: number, template: EventTemplate): VerifiedEvent {
  return signEvent(template, secretOf(10 + n), new Uint8Array(32))
}

/** The definition that follows another with changes, by keeper `n`. */
export function define(
  world: World,
  before: Definition,
  changes: Partial<DefinitionFields>,
  n = 0,
): VerifiedEvent {
  const { voids: _, ...kept } = fieldsOf(before)
  const next = {
    ...kept,
    voids: [],
    prev: before.id,
    version: before.version + 1,
    ...changes,
    wall: before.wall,
  }
  return signAs(n, definitionTemplate(next, { createdAt: world.now }))
}

/** Keeper `n`'s signature on a definition. */
export function signatureOn(world: World, wall: string, definition: string, n: number): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['e', definition],
    ['k', String(KIND.definition)],
  ]
  return signAs(n, { kind: KIND.signature, created_at: world.now, tags, content: '' })
}

/** A thread by a throwaway key, as of now. */
export function post({ now }: Pick<World, 'now'>, wall: string, text: string): VerifiedEvent {
  return postAt(now, wall, text, 77)
}

/** A thread by the throwaway key of a seed below 256. */
export function postAt(createdAt: number, wall: string, text: string, seed: number): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['title', text],
    ['t', 'board'],
    ['l', 'en'],
  ]
  const template = { kind: 11, created_at: createdAt, tags, content: text }
  return signEvent(template, secretOf(seed), new Uint8Array(32))
}

/** The withdrawal of a post by its author, a throwaway key. */
export function withdrawalOf({ now }: World, event: VerifiedEvent | undefined, seed = 77): VerifiedEvent {
  const tags = [
    ['h', event?.tags.find(([name]) => name === 'h')?.[1] ?? ''],
    ['e', event?.id ?? ''],
    ['k', String(event?.kind)],
  ]
  return signEvent({ kind: 5, created_at: now, tags, content: '' }, secretOf(seed), new Uint8Array(32))
}

/** A further default log. */
export function openDefault(key: string, url: string): LogEntry {
  return { key, url, admission: 'default', open: true }
}

/** Audits what a node publishes, over HTTP; or what `read` gives. */
export function audit(
  world: World,
  { url, wall }: Pick<RunningNode, 'url' | 'wall'>,
  read: ReadPath = readOverHttp(url),
): Promise<AuditReport> {
  return auditWall({
    read,
    now: world.now,
    wall,
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
  })
}
