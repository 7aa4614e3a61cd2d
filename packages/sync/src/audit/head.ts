// `head.tar`: the smallest bundle must be canonical and hold exactly the files that it is made of.

import { equalBytes } from '@commonwall/tlog'
import { HEAD_TAR } from '@commonwall/wall'
import { unpackHead } from '../copy/head.ts'
import type { Findings } from './findings.ts'
import type { ReadPath } from './source.ts'
import { mustRead } from './tree.ts'

type HeadFiles = ReadonlyMap<string, Uint8Array>

/** Takes it apart; undefined, and a finding, if it is not there or none. */
export function readHeadFiles(read: ReadPath, findings: Findings): Promise<HeadFiles | undefined> {
  return findings.during(HEAD_TAR, async () => unpackHead(await mustRead(read, HEAD_TAR)))
}

/** @param expected the paths that the archive must hold */
export async function auditHead(
  read: ReadPath,
  packed: HeadFiles | undefined,
  expected: readonly string[],
  findings: Findings,
): Promise<void> {
  if (!packed) return
  const missing = new Set(expected)
  for (const [path, bytes] of packed) {
    if (!missing.delete(path)) {
      findings.add(HEAD_TAR, `expected only the newest files, got ${path}`)
      continue
    }
    const loose = await read(path)
    if (!loose || !equalBytes(loose, bytes))
      findings.add(HEAD_TAR, `${path}: expected the bytes of that file, got others`)
  }
  for (const path of missing) findings.add(HEAD_TAR, `expected ${path} in it, found it not`)
}
