// The ways in which the bytes of a browser's file can be read: as they lie there, and as each format that browsers compress
// or cut them with.

import { DatabaseSync } from 'node:sqlite'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { logRecords, tableBlocks } from './leveldb.ts'
import { unmozlz4 } from './lz4.ts'
import { unsnappy } from './snappy.ts'

/** Bytes, and how they were got at. */
export type Reading = readonly [how: string, bytes: Uint8Array]

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])
const SQLITE = Buffer.from('SQLite format 3\0')
/** Gzip members that are tried in one file. */
const MEMBERS = 200
const MOST = 64 * 1024 * 1024

/** @param path of a copy that nobody writes: databases are opened */
export function* readingsOf(path: string, file: Buffer): Generator<Reading> {
  yield ['as it lies there', file]
  for (const block of tableBlocks(file)) yield ['in a table of LevelDB', block]
  if (/(\.log|MANIFEST-\d+)$/.test(path))
    for (const record of logRecords(file)) yield ['in a log of LevelDB', record]
  const session = unmozlz4(file)
  if (session !== undefined) yield ['in mozLz4', session]
  const cell = unsnappy(file)
  if (cell !== undefined && /storage/.test(path)) yield ['in Snappy', cell]
  let from = 0
  for (let n = 0; n < MEMBERS; n++) {
    const at = file.indexOf(GZIP, from)
    if (at < 0) break
    from = at + 1
    const member = inflated(file.subarray(at))
    if (member !== undefined) yield ['in gzip', member]
  }
  if (file.subarray(0, SQLITE.length).equals(SQLITE)) yield* cellsOf(path)
}

function inflated(bytes: Buffer): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST })
  } catch {
    // Followed by other bytes, or cut: as far as it goes.
    try {
      return inflateRawSync(bytes.subarray(10), { maxOutputLength: MOST, finishFlush: 2 })
    } catch {
      return undefined
    }
  }
}

/** Every value of every table; what is deleted is seen in the file as it lies there. */
function* cellsOf(path: string): Generator<Reading> {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { readOnly: true })
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
    for (const { name } of tables as { name: string }[])
      for (const row of database.prepare(`select * from "${name.replaceAll('"', '""')}"`).iterate())
        for (const value of Object.values(row as Record<string, unknown>)) {
          if (typeof value === 'string') yield [`in the table ${name}`, Buffer.from(value)]
          if (!(value instanceof Uint8Array)) continue
          yield [`in the table ${name}`, value]
          const cell = unsnappy(value)
          if (cell !== undefined) yield [`in Snappy in the table ${name}`, cell]
        }
  } catch {
    // Locked, cut or of a newer make: it was read as it lies there.
  } finally {
    database?.close()
  }
}
