// The files of a bundle: a function of what is held, and of nothing that is the exporter's own.
//
// Only what the newest checkpoints need, the evidence, and the two selections (`head.tar`, `index.html`), which are
// made anew. Two people who hold the same therefore export the same files, equal to the last byte after inflating.

import { packHead } from '@commonwall/node'
import { HASHES_PER_TILE, tilesFor } from '@commonwall/tlog'
import {
  checkpointPath,
  definitionPath,
  entryBundlePath,
  HEAD_TAR,
  hashTilePath,
  INDEX_HTML,
  inboxPath,
  logHash,
  parsePath,
  SEGMENT_FAN,
  SEGMENT_WIDTH,
  segmentPath,
  type TarFile,
} from '@commonwall/wall'
import type { LoadedWall } from '../source/load-wall.ts'
import { CommandError } from '../terminal/command-error.ts'
import { makeIndexPage } from '../verify/index-page.ts'

/** The files of the whole wall, in no order. @throws CommandError if one is missing */
export async function bundleFiles(loaded: LoadedWall): Promise<readonly TarFile[]> {
  const { source, report, history, now } = loaded
  const held = report.logs.filter(({ size }) => size > 0)
  const definitions = versionsOf(loaded).map(definitionPath)
  const files = new Map<string, Uint8Array>()
  for (const path of [...definitions, ...held.flatMap(({ key, size }) => pathsOfLog(logHash(key), size))]) {
    const bytes = await source.read(path)
    if (bytes === undefined)
      throw new CommandError('export/missing', `${path}: expected a file, found nothing`)
    files.set(path, bytes)
  }
  const optional = [
    ...held.map(({ key }) => inboxPath(logHash(key))),
    ...(source.paths ?? []).filter(isEvidence),
  ]
  for (const path of optional) {
    const bytes = await source.read(path)
    if (bytes !== undefined) files.set(path, bytes)
  }
  const page = await makeIndexPage(report, now)
  if (page !== undefined) files.set(INDEX_HTML, Buffer.from(page))
  const inDefault = new Set(
    history.logs.flatMap(({ key, admission }) => (admission === 'default' ? [key] : [])),
  )
  const defaults = held.flatMap(({ key }) => (inDefault.has(key) ? [logHash(key)] : []))
  files.set(HEAD_TAR, await packHead({ read: async (path) => files.get(path) }, definitions, defaults))
  return [...files].map(([path, bytes]) => ({ path, bytes }))
}

/** Every file that a checkpoint of so many leaves needs. @param log the 16 hex digits that end its origin */
export function pathsOfLog(log: string, size: number): readonly string[] {
  const paths = [checkpointPath(log)]
  for (const { level, index, width } of tilesFor(0, size)) paths.push(hashTilePath(log, level, index, width))
  for (let first = 0; first < size; first += SEGMENT_WIDTH) {
    const index = first / SEGMENT_WIDTH
    const width = Math.min(HASHES_PER_TILE, size - first)
    paths.push(entryBundlePath(log, index, width), segmentPath(log, 0, index, width))
    if (width === SEGMENT_WIDTH && (index + 1) % SEGMENT_FAN === 0)
      paths.push(segmentPath(log, 1, (index + 1) / SEGMENT_FAN - 1))
  }
  return paths
}

/** Versions that are bound, or the founding one: those that have a file. */
function versionsOf({ history }: LoadedWall): readonly number[] {
  const bound = history.versions.filter(
    ({ boundAt, definition }) => boundAt !== undefined || definition.prev === undefined,
  )
  return [...new Set(bound.map(({ definition }) => definition.version))].sort((a, b) => a - b)
}

function isEvidence(path: string): boolean {
  return parsePath(path)?.kind === 'evidence'
}
