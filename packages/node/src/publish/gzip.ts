// gzip with the one header that everybody writes (DESIGN §3.5), so that time and machine leave no mark.

import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { SegmentError, withCanonicalHeader } from '@commonwall/wall'

const deflate = promisify(gzip)
/** In the order of trying; the last one always fits. */
const LEVELS = [6, 7, 8, 5, 0]

/** One gzip member. Compresses again with another level where the bytes contain the header by chance. */
export async function gzipMember(bytes: Uint8Array): Promise<Uint8Array> {
  for (const level of LEVELS)
    try {
      return withCanonicalHeader(await deflate(bytes, { level }))
    } catch (error) {
      if (!(error instanceof SegmentError)) throw error
    }
  throw new SegmentError(undefined, 'bytes that some level compresses', `${bytes.length} bytes`)
}
