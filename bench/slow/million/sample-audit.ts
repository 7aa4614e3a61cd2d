// Verifies published segments spread over the whole log, and says how long all of them would take.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { VerifierPool } from '@commonwall/node'
import { decodeSegment, type NostrEvent, SEGMENT_WIDTH, segmentPath } from '@commonwall/wall'

const inflate = promisify(gunzip)
/** Segments that are verified. */
const SAMPLE = 60

export interface SampleAudit {
  readonly perSecond: number
  readonly verified: number
  readonly wrong: number
}

/** @param hash the 16 hex digits that end the log's origin. @param size leaves of the log */
export async function auditSample(published: string, hash: string, size: number): Promise<SampleAudit> {
  const full = Math.floor(size / SEGMENT_WIDTH)
  const pool = await VerifierPool.open()
  let verified = 0
  let wrong = 0
  try {
    const started = performance.now()
    for (let n = 0; n < Math.min(SAMPLE, full); n++) {
      const index = Math.floor((n * full) / SAMPLE)
      const bytes = await inflate(await readFile(join(published, segmentPath(hash, 0, index))))
      const { positions } = decodeSegment(bytes, { firstIndex: index * SEGMENT_WIDTH, count: SEGMENT_WIDTH })
      const events = positions.filter((position): position is NostrEvent => typeof position !== 'string')
      const answers = await Promise.all(events.map((event) => pool.verify(event)))
      verified += answers.length
      wrong += answers.filter((answer) => !answer).length
    }
    return { perSecond: (verified * 1000) / (performance.now() - started), verified, wrong }
  } finally {
    await pool.close()
  }
}
