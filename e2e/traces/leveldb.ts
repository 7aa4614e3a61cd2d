// What stands in LevelDB's files, in which browsers keep databases and storage: blocks of tables, records of logs.
//
// https://github.com/google/leveldb/blob/main/doc/table_format.md and log_format.md. Nothing is skipped because it was
// deleted: that a row is gone does not take its bytes from the disk.

import { unsnappy } from './snappy.ts'

const FOOTER = 48
const MAGIC = Buffer.from('57fb808b247547db', 'hex')
/** After each block: how it is compressed, and a checksum. */
const TRAILER = 5
const LOG_BLOCK = 32_768
const LOG_HEADER = 7

/** The blocks of a table (`.ldb`), decompressed; none if it is not one. */
export function* tableBlocks(file: Uint8Array): Generator<Uint8Array> {
  const footer = file.subarray(file.length - FOOTER)
  if (file.length < FOOTER || !MAGIC.equals(footer.subarray(FOOTER - MAGIC.length))) return
  const at = { at: 0 }
  varint(footer, at)
  varint(footer, at)
  const index = block(file, varint(footer, at), varint(footer, at))
  if (index === undefined) return
  yield index
  for (const handle of valuesOf(index)) {
    const inside = { at: 0 }
    const data = block(file, varint(handle, inside), varint(handle, inside))
    if (data !== undefined) yield data
  }
}

/** The records of a log (`.log`, `MANIFEST-…`), put together from their parts; broken ones as far as they go. */
export function* logRecords(file: Uint8Array): Generator<Uint8Array> {
  let parts: Uint8Array[] = []
  for (let start = 0; start < file.length; start += LOG_BLOCK)
    for (let at = start; at + LOG_HEADER <= Math.min(file.length, start + LOG_BLOCK); ) {
      const length = (file[at + 4] ?? 0) + 256 * (file[at + 5] ?? 0)
      const type = file[at + 6] ?? 0
      if (type < 1 || type > 4) break
      parts.push(file.subarray(at + LOG_HEADER, at + LOG_HEADER + length))
      at += LOG_HEADER + length
      if (type === 2 || type === 3) continue
      yield Buffer.concat(parts)
      parts = []
    }
  if (parts.length > 0) yield Buffer.concat(parts)
}

function block(file: Uint8Array, offset: number, size: number): Uint8Array | undefined {
  const raw = file.subarray(offset, offset + size)
  return file[offset + size + TRAILER - 5] === 1 ? unsnappy(raw) : raw
}

/** The values of a block: entries follow each other until the list of restarts. */
function* valuesOf(data: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(data.buffer, data.byteOffset, data.length)
  const restarts = data.length < 4 ? 0 : view.getUint32(data.length - 4, true)
  const end = data.length - 4 - 4 * restarts
  const at = { at: 0 }
  while (at.at < end) {
    varint(data, at)
    const key = varint(data, at)
    const value = varint(data, at)
    yield data.subarray(at.at + key, at.at + key + value)
    at.at += key + value
  }
}

function varint(bytes: Uint8Array, cursor: { at: number }): number {
  let number = 0
  for (let shift = 0; shift < 50; shift += 7) {
    const byte = bytes[cursor.at++] ?? 0
    number += (byte & 127) * 2 ** shift
    if (byte < 128) break
  }
  return number
}
