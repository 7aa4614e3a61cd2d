// Where a wall is read from: an address, a published folder, a bundle, or an HTML file with a bundle in it.
//
// Told apart by what it is, never by how it is called. Everything read is a claim until it is verified.

import { existsSync, openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '@commonwall/node'
import { httpTransport, openFile, type ReadPath, type Transport } from '@commonwall/sync'
import { folderTransport, listFolder } from '@commonwall/sync/node'
import { CommandError } from '../terminal/command-error.ts'
import { dialing } from '../terminal/dialing.ts'

export interface WallSource {
  readonly kind: 'address' | 'folder' | 'file'
  /** As the person named it. */
  readonly name: string
  readonly transport: Transport
  readonly read: ReadPath
  /** Every path that is there, where that can be told. */
  readonly paths: readonly string[] | undefined
}

/** Opens a source. @throws CommandError if it is none, TransportError for a file that is not what it claims to be */
export async function openSource(name: string): Promise<WallSource> {
  if (isAddress(name)) return sourceOf('address', name, httpTransport(name, dialing()))
  const stats = await stat(name).catch(() => undefined)
  if (stats === undefined)
    throw new CommandError(
      'source/missing',
      `${name}: expected an address that starts with http, a folder or a file, found nothing`,
    )
  if (stats.isDirectory()) {
    const folder = await publishedIn(name)
    return sourceOf('folder', name, folderTransport(folder), await listFolder(folder))
  }
  const opened = await openFile(name, await openAsBlob(name))
  if (opened.kind !== 'wall')
    throw new CommandError(
      'source/unknown',
      `${name}: expected a bundle, or a page with one in it; this is neither`,
    )
  return sourceOf('file', name, opened.transport, opened.paths)
}

export function isAddress(name: string): boolean {
  return /^https?:\/\/./.test(name)
}

function sourceOf(
  kind: WallSource['kind'],
  name: string,
  transport: Transport,
  paths?: readonly string[],
): WallSource {
  return { kind, name, transport, read: async (path) => transport.read?.(path), paths }
}

/** A node's data folder is taken for the folder that it publishes. */
async function publishedIn(folder: string): Promise<string> {
  const isNode = await stat(join(folder, 'wall.json')).catch(() => undefined)
  if (!isNode) return folder
  const { published } = dataFolder(folder)
  if (existsSync(published)) return published
  throw new CommandError(
    'source/missing',
    `${folder}: expected a wall, found a node that has published nothing yet; commonwall serve starts it`,
  )
}
