// What a source says first: definitions, checkpoints, inboxes, the newest bodies, evidence.
//
// One request where it has a `head.tar`, and one a file where it has none, as in a bundle that is a part of a wall.
// Nothing here is believed: it is only taken apart, within limits.

import { checkpointPath, HEAD_TAR, LayoutError, parsePath, type TarFile, TarReader } from '@commonwall/wall'
import { pathLimit } from '../transports/path-limit.ts'
import type { Ask } from './ask.ts'
import type { Source } from './source.ts'

const MAX_HEAD_BYTES = pathLimit(HEAD_TAR)
/** Definitions of many years, three files of each of 64 logs, evidence against each: far fewer than this. */
const MAX_HEAD_FILES = 4_096
const KINDS: ReadonlySet<string | undefined> = new Set([
  'definition',
  'checkpoint',
  'inbox',
  'segment',
  'evidence',
])

export interface Head {
  readonly source: Source
  /** Reads out of the archive, and what is not in it from the source. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Paths of evidence that came with it. */
  readonly evidence: readonly string[]
}

/** Asks a source for its head; undefined if it could not be asked at all. */
export async function readHead(ask: Ask, source: Source): Promise<Head | undefined> {
  const bytes = await ask.read(source, HEAD_TAR)
  const files = bytes && (await ask.during(source, HEAD_TAR, () => unpackHead(bytes)))
  if (!ask.open.includes(source)) return undefined
  return {
    source,
    evidence: [...(files?.keys() ?? [])].filter((path) => parsePath(path)?.kind === 'evidence'),
    async read(path) {
      const packed = files?.get(path)
      if (packed) return packed
      // A head holds all definitions, and with a checkpoint its inbox: what is not in it is not asked for.
      const known = files && parsePath(path)
      if (known?.kind === 'definition') return undefined
      if (known?.kind === 'inbox' && files?.has(checkpointPath(known.log))) return undefined
      return ask.read(source, path)
    },
  }
}

/** The files of a head, by path. @throws LayoutError */
export function unpackHead(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > MAX_HEAD_BYTES)
    throw new LayoutError(HEAD_TAR, `at most ${MAX_HEAD_BYTES} bytes`, bytes.length)
  const reader = new TarReader({ maxFileBytes: pathLimit })
  const files = new Map<string, Uint8Array>()
  const take = ({ path, bytes: content }: TarFile) => {
    if (!KINDS.has(parsePath(path)?.kind)) throw new LayoutError('name', 'a file that a head holds', path)
    if (files.size === MAX_HEAD_FILES)
      throw new LayoutError(HEAD_TAR, `at most ${MAX_HEAD_FILES} files`, 'more')
    files.set(path, content)
  }
  // In pieces, so that a million empty files are not all held before the count is looked at.
  const PIECE = 64 * 1024
  for (let at = 0; at < bytes.length; at += PIECE)
    for (const file of reader.push(bytes.subarray(at, at + PIECE))) take(file)
  reader.close()
  return files
}
