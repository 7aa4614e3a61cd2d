// Raw Snappy, as LevelDB and Firefox's databases write it: read to the end or to where it breaks.
//
// https://github.com/google/snappy/blob/main/format_description.txt. A trace may lie in a block whose end is gone, so
// what was read before the break is given back.

/** Longest that is read. */
const MOST = 64 * 1024 * 1024

/** What a block holds; undefined if it does not begin like one. */
export function unsnappy(block: Uint8Array): Uint8Array | undefined {
  let at = 0
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = block[at++]
    if (byte === undefined || shift > 28) return undefined
    length += (byte & 127) * 2 ** shift
    if (byte < 128) break
  }
  if (length === 0 || length > MOST) return undefined
  const whole = new Uint8Array(length)
  let to = 0
  while (at < block.length && to < length) {
    const tag = block[at++] ?? 0
    if ((tag & 3) === 0) {
      let size = (tag >> 2) + 1
      if (size > 60) {
        const extra = size - 60
        size = 1
        for (let n = 0; n < extra; n++) size += (block[at++] ?? 0) * 2 ** (8 * n)
      }
      whole.set(block.subarray(at, at + Math.min(size, length - to)), to)
      at += size
      to += size
      continue
    }
    const kind = tag & 3
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    let back = 0
    if (kind === 1) back = ((tag >> 5) << 8) + (block[at++] ?? 0)
    else for (let n = 0; n < (kind === 2 ? 2 : 4); n++) back += (block[at++] ?? 0) * 2 ** (8 * n)
    if (back === 0 || back > to) break
    for (let n = 0; n < size && to < length; n++, to++) whole[to] = whole[to - back] ?? 0
  }
  return to === 0 ? undefined : whole.subarray(0, Math.min(to, length))
}
