// A folder on this machine as a transport: a stick, a mirror's folder, a node's published folder.

import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathLimit } from '../path-limit.ts'
import type { Transport } from '../transport.ts'
import { TransportError } from '../transport-error.ts'

/** Reads a wall out of a folder. Paths of the layout lead nowhere else. */
export function folderTransport(folder: string): Transport {
  return {
    kind: 'file',
    address: basename(folder),
    async read(path, signal) {
      signal?.throwIfAborted()
      const cap = pathLimit(path)
      try {
        const file = await open(join(folder, path))
        try {
          const { size } = await file.stat()
          if (size > cap)
            throw new TransportError(
              'transport/too-long',
              `${path}: expected at most ${cap} bytes, got ${size}`,
            )
          return new Uint8Array(await file.readFile())
        } finally {
          await file.close()
        }
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
        if (error instanceof TransportError) throw error
        throw new TransportError('transport/unreachable', `${path}: ${code ?? String(error)}`, {
          cause: error,
        })
      }
    },
    async close() {},
  }
}
