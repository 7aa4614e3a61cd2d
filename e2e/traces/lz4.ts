// Mozilla's `mozLz4`, in which Firefox keeps its sessions: one LZ4 block behind a name and a length.

const NAME = Buffer.from('mozLz40\0')

/** What such a file holds, or undefined if it is none. */
export function unmozlz4(file: Uint8Array): Uint8Array | undefined {
  if (file.length < 12 || !NAME.equals(file.subarray(0, 8))) return undefined
  const length = new DataView(file.buffer, file.byteOffset).getUint32(8, true)
  const whole = new Uint8Array(Math.min(length, 64 * 1024 * 1024))
  let at = 12
  let to = 0
  const more = (count: number) => {
    if (count < 15) return count
    for (let sum = count; ; ) {
      const byte = file[at++] ?? 0
      sum += byte
      if (byte < 255) return sum
    }
  }
  while (at < file.length && to < whole.length) {
    const token = file[at++] ?? 0
    const literals = more(token >> 4)
    whole.set(file.subarray(at, at + Math.min(literals, whole.length - to)), to)
    at += literals
    to += literals
    if (at >= file.length) break
    const back = (file[at] ?? 0) + 256 * (file[at + 1] ?? 0)
    at += 2
    const size = more(token & 15) + 4
    if (back === 0 || back > to) break
    for (let n = 0; n < size && to < whole.length; n++, to++) whole[to] = whole[to - back] ?? 0
  }
  return whole.subarray(0, to)
}
