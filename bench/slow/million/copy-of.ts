// A reader of a million posts who was away for 500: what it costs her copy, and what it costs a client by NIP-77 and REQ.

import { randomInt } from 'node:crypto'
import { VerifierPool } from '@commonwall/node'
import { type NostrEvent, SEGMENT_WIDTH } from '@commonwall/wall'
import type { BenchWall } from '../../src/bench-wall.ts'
import { makeEvents } from '../../src/events.ts'
import { byRelay, type Cost, NEW, readFrom, readOn, sizeAt, whenHeadCovers } from '../../src/measures/copy.ts'
import { ingest } from '../../src/measures/ingest.ts'
import { RefusedError } from '../../src/relay-client.ts'
import { serveNode } from '../../src/served-node.ts'
import type { Target } from '../../src/target.ts'
import { readPart } from './import-parts.ts'

/** Positions that the reader holds: enough to show a front. */
const DEPTH = 1_024

export interface CopyOfMillion {
  readonly first: Cost
  /** 500 posts more for a reader whose newest segment was full: nothing that she held comes again. */
  readonly fromFull: Cost
  /** 500 posts more for one who held nearly a segment: all of it comes again, as a segment is fetched whole. */
  readonly fromPart: Cost
  readonly notes: readonly string[]
}

/** Reads the newest of a large wall, adds posts to it, and catches up. @throws Error if the node is caught at anything */
export async function measureCopyOf(
  wall: BenchWall,
  partsFolder: string,
  parts: number,
  seed: number,
): Promise<CopyOfMillion> {
  const node = await serveNode(wall.folder, { portable: false })
  const pool = await VerifierPool.open()
  const url = node.url.replace(/^http/, 'ws')
  /** Other posts each time: an earlier run may have added its own. */
  const add = async (count: number, size: number) => {
    const made = await makeEvents({
      count,
      seed: seed + randomInt(1_000_000_000),
      wall: wall.id,
      newest: Math.floor(Date.now() / 1000),
    })
    await ingest({ subject: 'commonwall', url, held: [] }, made)
    await whenHeadCovers(node.url, wall, size + count)
    return made
  }
  try {
    const found = await sizeAt(node.url, wall)
    // What 500 posts cost depends on where in a segment the reader stood, so every run starts at the end of one.
    const missing = (SEGMENT_WIDTH - (found % SEGMENT_WIDTH)) % SEGMENT_WIDTH
    if (missing > 0) await add(missing, found)
    const size = found + missing
    const { copy, first, whole } = await readFrom(node.url, pool, DEPTH)
    await add(NEW, size)
    const fromFull = await readOn(copy, node.url)
    const made = await add(NEW, size + NEW)
    const fromPart = await readOn(copy, node.url)
    await copy.close()
    // Ids and times alone: a million events would not fit beside the node.
    const held: Pick<NostrEvent, 'id' | 'created_at'>[] = []
    for (let part = 0; part < parts; part++)
      for (const { id, created_at } of readPart(partsFolder, part)) held.push({ id, created_at })
    const known = held.length
    held.push(...made)
    const target = { subject: 'commonwall', url, held: held as unknown as Target['held'] }
    const relay = await byRelay(target, known).then(told, (error: unknown) => {
      if (!(error instanceof RefusedError)) throw error
      return `*not exercised*: ${error.message}`
    })
    return {
      first,
      fromFull,
      fromPart,
      notes: [
        `copy, first verified text of ${size} posts: ${told(first)}; the newest ${DEPTH}: ${told(whole)}`,
        `copy, ${NEW} new posts: ${told(fromFull)} where the newest segment was full, ${told(fromPart)} where ${NEW % SEGMENT_WIDTH} posts of it were held and came again`,
        `NIP-77 and REQ, the same ${NEW}: ${relay}`,
      ],
    }
  } finally {
    await pool.close()
    await node.close()
  }
}

function told({ requests, bytes, milliseconds }: Cost): string {
  return `${requests} requests, ${Math.round(bytes)} bytes, ${Math.round(milliseconds)} ms`
}
