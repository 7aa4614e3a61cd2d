// Bytes as a stream, and a stream piece by piece, in every browser that the app is built for.
//
// Chromium before 124 and Safari before 27 cannot `for await` over a stream; and in WebKit no worker of a page from
// `file://` reads a Blob, which a stream of bytes is otherwise made from.

/** The bytes as a stream. */
export function streamOf(bytes: Uint8Array | string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { body } = new Response(bytes as Uint8Array<ArrayBuffer>)
  return body as ReadableStream<Uint8Array<ArrayBuffer>>
}

/** What comes of a stream, piece by piece; who stops before its end ends it. @throws what the stream throws */
export async function* piecesOf<T>(stream: ReadableStream<T>): AsyncGenerator<T, undefined> {
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    // Of a stream that broke, or ended, it says nothing new.
    await reader.cancel().catch(() => undefined)
  }
}
