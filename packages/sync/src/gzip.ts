// Writing gzip members with the platform's own CompressionStream, under the one header of the layout.

import { withCanonicalHeader } from '@commonwall/wall'
import { streamOf } from './streams.ts'

/** One gzip member. @throws SegmentError if the compressed bytes contain the header by chance: 1 in 2^80 */
export async function gzipMember(bytes: Uint8Array): Promise<Uint8Array> {
  const gz = streamOf(bytes).pipeThrough(new CompressionStream('gzip'))
  return withCanonicalHeader(new Uint8Array(await new Response(gz).arrayBuffer()))
}
