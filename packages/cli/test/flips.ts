// Flips single bits of a published wall and asks the audit, which must find each and name its file.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { auditWall, type Finding, type ReadPath } from '@commonwall/sync'
import { INDEX_HTML, type NostrEvent, stringifyEvent } from '@commonwall/wall'
import { checkIndexPage } from '../src/verify/index-page.ts'

/** Every file of a published folder, by path. */
export function readAll(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path))
  }
  return files
}

export interface Flip {
  readonly path: string
  /** From the first bit of the file. */
  readonly bit: number
}

/** Verifies each event once, however often it is met again. */
export function remembering(verify: (event: NostrEvent) => Promise<boolean>) {
  const known = new Map<string, Promise<boolean>>()
  return (events: readonly NostrEvent[]) =>
    Promise.all(
      events.map((event) => {
        const key = stringifyEvent(event)
        const verdict = known.get(key) ?? verify(event)
        known.set(key, verdict)
        return verdict
      }),
    )
}

/** What the whole audit says of files with one bit flipped, or of the files as they are. */
export async function auditFlipped(
  files: ReadonlyMap<string, Uint8Array>,
  flip: Flip | undefined,
  {
    now,
    verify,
    onRead,
  }: {
    readonly now: number
    readonly verify: ReturnType<typeof remembering>
    /** Told of every path that the audit asks for. */
    readonly onRead?: (path: string) => void
  },
): Promise<readonly Finding[]> {
  const read: ReadPath = async (path) => {
    onRead?.(path)
    return flip?.path === path ? flipped(files.get(path), flip.bit) : files.get(path)
  }
  const report = await auditWall({ read, now, verify, ...(onRead ? {} : { paths: [...files.keys()] }) })
  const page = await checkIndexPage(await read(INDEX_HTML), report, now)
  return page ? [...report.findings, page] : report.findings
}

/**
 * True if a flip changes nothing that anybody reads: the deflate stream ends in unused bits, and what a gzip member
 * holds is the same after inflating. Such a file is neither wrong nor another one to a reader.
 */
export function changesNothing(files: ReadonlyMap<string, Uint8Array>, { path, bit }: Flip): boolean {
  const bytes = files.get(path)
  const other = flipped(bytes, bit)
  if (!bytes || !other || !path.endsWith('.gz')) return false
  try {
    return gunzipSync(other).equals(gunzipSync(bytes))
  } catch {
    return false
  }
}

/** Flips of every file, the first and last bits always, further ones by the seed. */
export function chooseFlips(files: ReadonlyMap<string, Uint8Array>, seed: number, eachFile: number): Flip[] {
  return [...files].flatMap(([path, bytes]) => {
    const bits = 8 * bytes.length
    if (bits === 0) return []
    const chosen = new Set([0, bits - 1])
    for (let n = 0; n < eachFile; n++) {
      const random = createHash('sha256').update(`${seed} ${path} ${n}`).digest().readUIntBE(0, 6)
      chosen.add(random % bits)
    }
    return [...chosen].map((bit) => ({ path, bit }))
  })
}

function flipped(bytes: Uint8Array | undefined, bit: number): Uint8Array | undefined {
  if (!bytes) return undefined
  const copy = Uint8Array.from(bytes)
  const at = bit >> 3
  copy[at] = (copy[at] ?? 0) ^ (0x80 >> (bit & 7))
  return copy
}
