// Where each file of a bundle lies: one pass over it, holding one file at a time, refuses whatever is not a
// canonical archive; after that any file is read by its path.

import { LayoutError, TarReader } from '@commonwall/wall'
import { piecesOf } from '../../streams.ts'
import { pathLimit } from '../path-limit.ts'
import { TransportError } from '../transport-error.ts'
import type { AnyFile } from './held-file.ts'

/** A tar's header, and the unit that files are filled up to. */
const BLOCK = 512
/** Three for each 256 posts: a bundle of more than twenty million of them is cut into several. */
const MOST_FILES = 250_000

export interface BundleIndex {
  readonly paths: readonly string[]
  read(path: string): Promise<Uint8Array | undefined>
}

/**
 * Looks through a bundle.
 * @param bundle a tar, not gzipped; a file on disk stays there
 * @throws TransportError `malformed`, naming the byte; `too-long`
 */
export async function indexBundle(bundle: AnyFile, signal?: AbortSignal): Promise<BundleIndex> {
  const places = new Map<string, { readonly from: number; readonly size: number }>()
  const reader = new TarReader({ maxFileBytes: pathLimit })
  let at = 0
  try {
    for await (const chunk of piecesOf(bundle.stream())) {
      signal?.throwIfAborted()
      for (const { path, bytes } of reader.push(chunk)) {
        if (places.size === MOST_FILES)
          throw new TransportError(
            'transport/too-long',
            `bundle: expected at most ${MOST_FILES} files, got more`,
          )
        places.set(path, { from: at + BLOCK, size: bytes.length })
        at += BLOCK + BLOCK * Math.ceil(bytes.length / BLOCK)
      }
    }
    reader.close()
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    throw new TransportError('transport/malformed', `bundle: ${error.message}`, { cause: error })
  }
  return {
    paths: [...places.keys()],
    async read(path) {
      const place = places.get(path)
      if (place === undefined) return undefined
      const { from, size } = place
      return new Uint8Array(await bundle.slice(from, from + size).arrayBuffer())
    },
  }
}
