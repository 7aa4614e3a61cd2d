// A reader's copy over HTTP: first verified text, the whole wall, and 500 posts more; the same 500 by NIP-77 and REQ.
//
// Everything that a reader does: ids and root, every signature, definitions folded, the view computed.

import { setTimeout as sleep } from 'node:timers/promises'
import { VerifierPool } from '@commonwall/node'
import { Copy, httpTransport, MemoryPathStore } from '@commonwall/sync'
import { checkpointSize, decodeTar, HEAD_TAR } from '@commonwall/wall'
import type { BenchWall } from '../bench-wall.ts'
import { makeEvents } from '../events.ts'
import { type Figure, figure } from '../figure.ts'
import { RelayClient } from '../relay-client.ts'
import type { Target } from '../target.ts'
import { ingest } from './ingest.ts'
import { reconcile } from './reconcile.ts'

export interface CopyMeasure {
  readonly wall: BenchWall
  readonly seed: number
  /** Unix seconds. */
  readonly now: number
  readonly portable: boolean
  readonly rounds: number
}

/** A day's posts of a lively wall (DESIGN §8). */
export const NEW = 500
/** Ids in one REQ: what relays take in one filter. */
const ASKED = 250

/** Measures each round with a copy of its own. @throws Error if a copy is not complete or catches the node at anything */
export async function measureCopy(url: string, target: Target, options: CopyMeasure): Promise<Figure[]> {
  const pool = await VerifierPool.open({ portable: options.portable })
  const rounds: { readonly first: Cost; readonly whole: Cost; readonly later: Cost; readonly relay: Cost }[] =
    []
  try {
    for (let round = 0; round < options.rounds; round++) {
      const { copy, first, whole } = await readFrom(url, pool)
      if (!copy.status().complete) throw new Error('copy: expected a whole wall, got a part')
      const made = await makeEvents({
        count: NEW,
        seed: options.seed + 5_000 + round,
        wall: options.wall.id,
        newest: options.now - 3 * NEW * round,
      })
      const known = target.held.length
      await ingest(target, made)
      await whenHeadCovers(url, options.wall, (await target.published?.()) ?? 0)
      const later = await readOn(copy, url)
      const relay = await byRelay(target, known)
      rounds.push({ first, whole, later, relay })
      await copy.close()
    }
  } finally {
    await pool.close()
  }
  const size = `wall of ${target.held.length - NEW * options.rounds} posts`
  const told = (name: string, subject: string, of: 'first' | 'whole' | 'later' | 'relay', trips: string) => [
    figure(
      `${name}, ${trips}`,
      subject,
      'requests',
      rounds.map((one) => one[of].requests),
      size,
    ),
    figure(
      `${name}, bytes`,
      subject,
      'KiB',
      rounds.map((one) => one[of].bytes / 1024),
      size,
    ),
    figure(
      `${name}, time`,
      subject,
      'ms',
      rounds.map((one) => one[of].milliseconds),
      size,
    ),
  ]
  return [
    ...told('copy: first verified text', target.subject, 'first', 'requests'),
    ...told('copy: whole wall', target.subject, 'whole', 'requests'),
    ...told(`copy: ${NEW} new posts`, target.subject, 'later', 'requests'),
    ...told(`NIP-77 and REQ: ${NEW} new posts`, target.subject, 'relay', 'round trips'),
  ]
}

export interface Cost {
  readonly requests: number
  readonly bytes: number
  readonly milliseconds: number
}

/**
 * A new copy of a node's wall.
 * @param depth positions of each log, from the newest; default: all
 * @throws Error if nothing can be shown, or the node is caught at anything
 */
export async function readFrom(url: string, pool: VerifierPool, depth = Number.POSITIVE_INFINITY) {
  const copy = await Copy.open({
    store: new MemoryPathStore(),
    depth,
    verify: (events) => Promise.all(events.map((event) => pool.verify(event))),
    now: () => Math.floor(Date.now() / 1000) + 86_400,
  })
  const started = performance.now()
  const spent = () => performance.now() - started
  let first: Cost | undefined
  let so = { requests: 0, bytes: 0 }
  const stop = copy.onChange(() => {
    if (first || !copy.view()?.boards.some(({ threads }) => threads.length > 0)) return
    first = { ...so, milliseconds: spent() }
  })
  const transport = httpTransport(url)
  const counted = counting(transport, (cost) => {
    so = cost
  })
  const { caught } = await copy.catchUp([counted])
  stop()
  if (caught[0] || !first)
    throw new Error(`copy: expected a wall, got ${JSON.stringify(caught[0] ?? copy.status().logs)}`)
  await transport.close()
  return { copy, first, whole: { ...so, milliseconds: spent() } }
}

/** What a copy needs for the new posts. @throws Error if it does not get exactly them */
export async function readOn(copy: Copy, url: string): Promise<Cost> {
  const started = performance.now()
  const transport = httpTransport(url)
  const { requests, bytes, posts, caught } = await copy.catchUp([transport])
  const milliseconds = performance.now() - started
  await transport.close()
  if (posts !== NEW || caught[0]) throw new Error(`copy: expected ${NEW} new posts, got ${posts}`)
  return { requests, bytes, milliseconds }
}

/** `head.tar` is written after the checkpoint: readers see it some milliseconds later. */
export async function whenHeadCovers(url: string, wall: BenchWall, size: number): Promise<void> {
  while ((await sizeAt(url, wall)) < size) await sleep(50)
}

/** Positions of the wall's log by the checkpoint in a node's `head.tar`. */
export async function sizeAt(url: string, { checkpoint }: BenchWall): Promise<number> {
  const head = new Uint8Array(await (await fetch(`${url}${HEAD_TAR}`)).arrayBuffer())
  const note = decodeTar(head).find(({ path }) => path === checkpoint)?.bytes
  return checkpointSize(new TextDecoder().decode(note)) ?? 0
}

/** What a relay's client needs for the same. @param known how many of the target's events it holds */
export async function byRelay(
  target: Pick<Target, 'url' | 'held' | 'subject'>,
  known: number,
): Promise<Cost> {
  const client = await RelayClient.open(target.url)
  try {
    const { milliseconds, messages, bytes } = await reconcile(client, target, (n) => n >= known, 'copy')
    const cost = { requests: messages, bytes, milliseconds }
    const ids = target.held.slice(known).map(({ id }) => id)
    for (let from = 0; from < ids.length; from += ASKED) {
      const asked = await client.ask({ ids: ids.slice(from, from + ASKED) })
      cost.requests++
      cost.bytes += asked.bytes
      cost.milliseconds += asked.milliseconds
    }
    return cost
  } finally {
    client.close()
  }
}

/** The transport, telling what it cost so far. */
function counting(
  transport: ReturnType<typeof httpTransport>,
  tell: (cost: { requests: number; bytes: number }) => void,
): Parameters<Copy['catchUp']>[0] extends Iterable<infer T> ? T : never {
  const cost = { requests: 0, bytes: 0 }
  return {
    kind: transport.kind,
    address: transport.address,
    async read(path, signal) {
      cost.requests++
      const bytes = await transport.read?.(path, signal)
      cost.bytes += bytes?.length ?? 0
      tell({ ...cost })
      return bytes
    },
  }
}
