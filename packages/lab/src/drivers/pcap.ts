// The pcap driver: reads a capture and says what the wall would have done about each packet. It changes nothing; what was
// captured behind a real wall stays as it was.
//
// Classic pcap (not pcapng), microseconds or nanoseconds, of Ethernet, raw IP or Linux's "any" device.

import { fourTuple, type Packet } from '../packet.ts'
import type { Crossing, Path } from '../path.ts'
import { readIp } from '../wire/ip-packet.ts'
import { packetOf } from './packet-of.ts'

export class CaptureError extends Error {
  override readonly name = 'CaptureError'
  readonly code = 'lab/capture'
}

export interface Judged {
  /** Milliseconds since the first packet. */
  readonly at: number
  readonly packet: Packet
  readonly crossing: Crossing
}

/** Bytes before the IP packet, by link type. */
const LINKS: ReadonlyMap<number, number> = new Map([
  [1, 14],
  [12, 0],
  [101, 0],
  [113, 16],
  [228, 0],
])
const LONGEST = 262_144

export interface JudgeOptions {
  /** Whether an address is in the country. */
  readonly inside: (ip: string) => boolean
  /** Unix milliseconds of the boxes' time 0; default: of the first packet. */
  readonly start?: number
}

/**
 * Judges a capture.
 * @throws CaptureError for what is no capture
 */
export function* judgeCapture(
  capture: Uint8Array,
  path: Path,
  { inside, start }: JudgeOptions,
): Iterable<Judged> {
  const flows = new Set<string>()
  let first = start
  for (const { at, bytes } of readCapture(capture)) {
    first ??= at
    const ip = readIp(bytes)
    if (ip === undefined) continue
    const packet = packetOf(ip, inside(ip.source), (tuple) => flows.has(tuple))
    if (packet.kind === 'syn') flows.add(fourTuple(packet))
    yield { at: at - first, packet, crossing: path.cross(packet, at - first) }
  }
}

function* readCapture(capture: Uint8Array): Iterable<{ readonly at: number; readonly bytes: Uint8Array }> {
  const view = new DataView(capture.buffer, capture.byteOffset, capture.length)
  if (capture.length < 24)
    throw new CaptureError(`capture: expected at least 24 bytes, got ${capture.length}`)
  const magic = view.getUint32(0)
  const little = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1
  if (!little && magic !== 0xa1b2c3d4 && magic !== 0xa1b23c4d)
    throw new CaptureError(`capture: expected the magic number of pcap, got ${magic.toString(16)}`)
  const nanoseconds = magic === 0xa1b23c4d || magic === 0x4d3cb2a1
  const link = view.getUint32(20, little) & 0xffff
  const skip = LINKS.get(link)
  if (skip === undefined)
    throw new CaptureError(`capture: expected a link type among ${[...LINKS.keys()].join(', ')}, got ${link}`)
  for (let at = 24; at + 16 <= capture.length; ) {
    const length = view.getUint32(at + 8, little)
    if (length > LONGEST)
      throw new CaptureError(`capture: expected packets of at most ${LONGEST} bytes, got ${length}`)
    if (at + 16 + length > capture.length) return
    const time =
      view.getUint32(at, little) * 1000 + view.getUint32(at + 4, little) / (nanoseconds ? 1e6 : 1e3)
    yield { at: time, bytes: capture.subarray(at + 16 + skip, at + 16 + length) }
    at += 16 + length
  }
}
