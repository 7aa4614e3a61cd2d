// The one grammar of paths: host, mirror, copy, bundle and HTML file hold the same names (DESIGN §3.5).
//
// A path is relative to the prefix under which everything lives. What `parsePath` does not know is not part
// of a wall: it is neither stored, packed nor served. Every file has exactly one path.

import { entriesPath, numberPath, parseTilePath, TileError, tilePath } from '@commonwall/tlog'
import { LayoutError } from './layout-error.ts'

export const INDEX_HTML = 'index.html'
export const APP_HTML = 'app.html'
export const RELEASE_NOTE = 'release.note'
/** The service worker that keeps `app.html` open where its host is gone. */
export const WORKER_JS = 'sw.js'
export const HEAD_TAR = 'head.tar'

/** Positions of a full segment of level 0, as many as a tile has hashes. */
export const SEGMENT_WIDTH = 256
/** How many segments of one level make one of the next. */
export const SEGMENT_FAN = 16
/** The highest segment level whose positions are still whole numbers below 2^53. */
export const MAX_SEGMENT_LEVEL = 11

/**
 * What a path names. `log` is the origin hash: the 16 hex digits that end the log's origin.
 * `width` is 1–255 in a partial tile, bundle or segment, and 256 in a full one.
 */
export type Path =
  | { readonly kind: 'index' | 'app' | 'release' | 'worker' | 'head' }
  | { readonly kind: 'definition'; readonly version: number }
  | { readonly kind: 'evidence'; readonly sha256: string }
  | { readonly kind: 'checkpoint' | 'inbox'; readonly log: string }
  | { readonly kind: 'entries'; readonly log: string; readonly index: number; readonly width: number }
  | {
      readonly kind: 'tile' | 'segment'
      readonly log: string
      readonly level: number
      readonly index: number
      readonly width: number
    }

export function definitionPath(version: number): string {
  if (!Number.isSafeInteger(version) || version < 1)
    throw new LayoutError('version', 'a whole number from 1', version)
  return `definition/${version}.gz`
}

/** @param sha256 of the file's bytes, 64 hex digits */
export function evidencePath(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new LayoutError('sha256', '64 lower-case hex digits', sha256)
  return `evidence/${sha256}`
}

export function checkpointPath(originHash: string): string {
  return `${logFolder(originHash)}/checkpoint`
}

export function inboxPath(originHash: string): string {
  return `${logFolder(originHash)}/inbox`
}

/** A C2SP hash tile of a log; `width` only for a partial one. @throws RangeError */
export function hashTilePath(originHash: string, level: number, index: number, width?: number): string {
  return `${logFolder(originHash)}/${tilePath(level, index, width)}`
}

/** A C2SP entry bundle of a log; `width` only for a partial one. @throws RangeError */
export function entryBundlePath(originHash: string, index: number, width?: number): string {
  return `${logFolder(originHash)}/${entriesPath(index, width)}`
}

/**
 * The bodies of the positions from `index` · 256 · 16^`level` on; `width` only for the last one, of level 0.
 * @throws LayoutError
 */
export function segmentPath(
  originHash: string,
  level: number,
  index: number,
  width: number = SEGMENT_WIDTH,
): string {
  if (!Number.isInteger(level) || level < 0 || level > MAX_SEGMENT_LEVEL)
    throw new LayoutError('level', `a whole number, 0 to ${MAX_SEGMENT_LEVEL}`, level)
  if (!isSegmentWidth(level, width))
    throw new LayoutError('width', level === 0 ? 'a whole number, 1 to 256' : '256 above level 0', width)
  if (!isSegmentIndex(level, index)) throw new LayoutError('index', 'positions below 2^53', index)
  const partial = width === SEGMENT_WIDTH ? '' : `.p/${width}`
  return `${logFolder(originHash)}/seg/${level}/${numberPath(index)}${partial}.gz`
}

/** How many positions a full segment of this level holds: 256 · 16^level. */
export function segmentPositions(level: number): number {
  return SEGMENT_WIDTH * SEGMENT_FAN ** level
}

/** The 16 hex digits that end a log's origin, or undefined if it does not end in them. */
export function originHash(origin: string): string | undefined {
  return /\/([0-9a-f]{16})$/.exec(origin)?.[1]
}

const FIXED: ReadonlyMap<string, Path> = new Map([
  [INDEX_HTML, { kind: 'index' }],
  [APP_HTML, { kind: 'app' }],
  [RELEASE_NOTE, { kind: 'release' }],
  [WORKER_JS, { kind: 'worker' }],
  [HEAD_TAR, { kind: 'head' }],
])
const LOG_PATH = /^log\/([0-9a-f]{16})\/(.+)$/
const SEGMENT = /^seg\/(0|[1-9][0-9]?)\/(.+)\.gz$/

/** What a path names, or undefined if it is not one of a wall. */
export function parsePath(path: string): Path | undefined {
  if (path.length > 100) return undefined
  const [, log, rest] = LOG_PATH.exec(path) ?? []
  if (log === undefined || rest === undefined) return FIXED.get(path) ?? parseOwnPath(path)
  if (rest === 'checkpoint' || rest === 'inbox') return { kind: rest, log }
  const [, segmentLevel, number] = SEGMENT.exec(rest) ?? []
  if (segmentLevel === undefined) return parseTile(log, rest)
  // A segment is numbered like a tile, on levels of its own.
  const tile = parseTile(log, `tile/0/${number}`)
  const level = Number(segmentLevel)
  if (tile?.kind !== 'tile' || level > MAX_SEGMENT_LEVEL) return undefined
  const { index, width } = tile
  return isSegmentWidth(level, width) && isSegmentIndex(level, index)
    ? { kind: 'segment', log, level, index, width }
    : undefined
}

function parseOwnPath(path: string): Path | undefined {
  const [, digits, sha256] =
    /^(?:definition\/([1-9][0-9]{0,15})\.gz|evidence\/([0-9a-f]{64}))$/.exec(path) ?? []
  if (sha256 !== undefined) return { kind: 'evidence', sha256 }
  const version = Number(digits)
  return Number.isSafeInteger(version) ? { kind: 'definition', version } : undefined
}

function parseTile(log: string, path: string): Path | undefined {
  try {
    const { level, index, width } = parseTilePath(path)
    return level === 'entries'
      ? { kind: 'entries', log, index, width }
      : { kind: 'tile', log, level, index, width }
  } catch (error) {
    if (error instanceof TileError) return undefined
    throw error
  }
}

function isSegmentWidth(level: number, width: number): boolean {
  if (width === SEGMENT_WIDTH) return true
  return level === 0 && Number.isInteger(width) && width >= 1 && width < SEGMENT_WIDTH
}

function isSegmentIndex(level: number, index: number): boolean {
  return (
    Number.isSafeInteger(index) &&
    index >= 0 &&
    (index + 1) * segmentPositions(level) <= Number.MAX_SAFE_INTEGER
  )
}

function logFolder(originHash: string): string {
  if (!/^[0-9a-f]{16}$/.test(originHash))
    throw new LayoutError('origin hash', '16 lower-case hex digits', originHash)
  return `log/${originHash}`
}
