// Writing gzip members with the platform's own CompressionStream, under the one header of the layout.

import { withCanonicalHeader } from '@commonwall/wall'

/** One gzip member. @throws SegmentError if the compressed bytes contain the header by chance: 1 in 2^80 */
export async function gzipMember(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  const gz = await new Response(stream.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
  return withCanonicalHeader(new Uint8Array(gz))
}
