// The key with which a host signs what it refuses to show: that of its inbox, which its log announces; at a mirror, which
// has none, one of its own. Made when first asked for.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import type { DataFolder } from './folder.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'

/** @throws DataError */
export function hostSecret({ keys, inboxKey, hostKey }: DataFolder): Uint8Array {
  if (existsSync(inboxKey)) return readKeyFile(inboxKey)
  if (!existsSync(hostKey)) {
    mkdirSync(keys, { recursive: true, mode: 0o700 })
    writeKeyFile(hostKey, randomBytes(32))
  }
  return readKeyFile(hostKey)
}
