// `wall.json`: which wall this data folder serves, and with which delegated keys.
//
// Written once, by `init` or a restore, and only read afterwards; everything that may change stands in definitions.

import { readFileSync } from 'node:fs'
import { parseEvent, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import * as v from 'valibot'
import { DataError } from './data-error.ts'
import { writeNewFile } from './whole-file.ts'

const Hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits'))

const WallFile = v.strictObject({
  version: v.literal(1),
  /** The founding definition, whole. */
  founding: v.unknown(),
  /** Raw public keys of the logs whose secret keys stand in `keys/`; none where this is a mirror. */
  logs: v.strictObject({ default: v.optional(Hex64), optional: v.optional(Hex64) }),
  /** Where `init` wrote keepers' keys: `serve` refuses to start while it can read one there. */
  keeperFiles: v.array(v.string()),
  /** True only for a demonstration, which may hold everything. */
  demonstration: v.boolean(),
})

export interface WallFile {
  readonly founding: VerifiedEvent
  readonly logs: { readonly default?: string | undefined; readonly optional?: string | undefined }
  readonly keeperFiles: readonly string[]
  readonly demonstration: boolean
}

/** Reads and checks a `wall.json`. @throws DataError */
export function readWallFile(path: string): WallFile {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new DataError('data/missing', `${path}: no wall here yet; make one with \`commonwall init\``)
    throw new DataError('data/invalid', `${path}: expected JSON, got ${(error as Error).message}`)
  }
  const parsed = v.safeParse(WallFile, value)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw new DataError('data/invalid', `${path}: ${v.getDotPath(issue) ?? 'wall.json'}: ${issue.message}`)
  }
  const founding = verifyEvent(parseEvent(parsed.output.founding))
  if (!founding) throw new DataError('data/invalid', `${path}: founding: expected a true id and signature`)
  const { logs, keeperFiles, demonstration } = parsed.output
  return { founding, logs, keeperFiles, demonstration }
}

/** Writes a `wall.json`; refuses to overwrite one. @throws DataError data/exists */
export function writeWallFile(path: string, file: WallFile): void {
  try {
    writeNewFile(path, `${JSON.stringify({ version: 1, ...file }, undefined, 2)}\n`, 0o600)
  } catch (error) {
    if (error instanceof DataError && error.code === 'data/exists')
      throw new DataError('data/exists', `${path}: there is a wall already; it is never overwritten`)
    throw error
  }
}
