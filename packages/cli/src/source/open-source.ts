// Where a wall is read from: an address, a published folder, a bundle, or an HTML file with a bundle in it.
//
// Told apart by what it is, never by how it is called. Everything read is a claim until it is verified.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ReadPath, readOverHttp } from '@commonwall/sync'
import { listFolder, readFolder } from '@commonwall/sync/node'
import { decodeTar, embeddedBundle } from '@commonwall/wall'
import { CommandError } from '../terminal/command-error.ts'

export interface WallSource {
  readonly kind: 'address' | 'folder' | 'bundle' | 'page'
  /** As the person named it. */
  readonly name: string
  readonly read: ReadPath
  /** Every path that is there, where that can be told. */
  readonly paths: readonly string[] | undefined
}

/** What a file is. */
export type FileKind = 'bundle' | 'page' | 'outbox' | 'proof' | 'events' | 'other'

/** Opens a source. @throws CommandError if it is none, LayoutError for a bundle that is not canonical */
export async function openSource(name: string): Promise<WallSource> {
  if (/^https?:\/\/./.test(name)) return { kind: 'address', name, read: readOverHttp(name), paths: undefined }
  const stats = await stat(name).catch(() => undefined)
  if (stats === undefined)
    throw new CommandError(
      'source/missing',
      `${name}: expected an address that starts with http, a folder or a file, found nothing`,
    )
  if (stats.isDirectory()) {
    const folder = await publishedIn(name)
    return { kind: 'folder', name, read: readFolder(folder), paths: await listFolder(folder) }
  }
  const bytes = await readFile(name)
  const kind = fileKind(bytes)
  if (kind === 'bundle') return fromBundle('bundle', name, bytes)
  const inside = kind === 'page' ? embeddedBundle(bytes.toString('utf8')) : undefined
  if (inside !== undefined) return fromBundle('page', name, inside)
  throw new CommandError(
    'source/unknown',
    `${name}: expected a bundle, or a page with one in it; this is neither`,
  )
}

/** Tells files apart by their bytes. */
export function fileKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 600))
  if (start.subarray(257, 262).toString('latin1') === 'ustar') return 'bundle'
  const text = start.toString('utf8').trimStart()
  if (text.startsWith('<')) return 'page'
  if (text.startsWith('c2sp.org/tlog-proof@')) return 'proof'
  if (!text.startsWith('{')) return 'other'
  // An outbox file holds sealed lines and is padded to a class; plain events are neither.
  return /"kind":1059[,}]/.test(start.toString('utf8')) ? 'outbox' : 'events'
}

function fromBundle(kind: 'bundle' | 'page', name: string, bytes: Uint8Array): WallSource {
  const files = new Map(decodeTar(bytes).map((file) => [file.path, file.bytes]))
  return { kind, name, read: async (path) => files.get(path), paths: [...files.keys()] }
}

/** A node's data folder is taken for the folder that it publishes. */
async function publishedIn(folder: string): Promise<string> {
  const isNode = await stat(join(folder, 'wall.json')).catch(() => undefined)
  return isNode ? join(folder, 'public') : folder
}
