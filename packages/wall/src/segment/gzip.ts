// The gzip frame of segments and definitions: one header for everybody, and members that can be told apart.
//
// A member never contains the ten header bytes again, so members end to end are split without inflating them
// (browsers inflate one member at a time). Inflating is passed in: node has zlib, browsers DecompressionStream.

import { SegmentError } from './segment-error.ts'

/** Deflate, no flags, no time, no extra flags, unknown system (RFC 1952 §2.3). */
export const GZIP_HEADER: Uint8Array = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
const TRAILER = 8

/** Inflates one gzip member; must check its CRC, and throw rather than give more than `cap` bytes. */
export type Inflate = (member: Uint8Array, cap: number) => Uint8Array | Promise<Uint8Array>

/**
 * The gzip member with the one header, as a copy.
 * @param gz one member without optional fields, as zlib writes it
 * @throws SegmentError if the compressed bytes contain the header by chance: compress again with another level;
 * level 0 never does that to text
 */
export function withCanonicalHeader(gz: Uint8Array): Uint8Array<ArrayBuffer> {
  if (
    gz.length < GZIP_HEADER.length + TRAILER ||
    gz[0] !== 0x1f ||
    gz[1] !== 0x8b ||
    gz[2] !== 8 ||
    gz[3] !== 0
  )
    throw new SegmentError(undefined, 'a gzip member without optional fields', 'other bytes')
  const member = Uint8Array.from(gz)
  member.set(GZIP_HEADER)
  if (indexOfHeader(member, 1) >= 0)
    throw new SegmentError(undefined, 'the gzip header only at the start', 'it inside too')
  return member
}

/** The members of a file, as views. @throws SegmentError if it does not start with one or one is too short */
export function splitMembers(bytes: Uint8Array): Uint8Array[] {
  if (indexOfHeader(bytes, 0) !== 0) throw new SegmentError(undefined, 'the gzip header', 'other bytes')
  const members: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const next = indexOfHeader(bytes, from + 1)
    const end = next < 0 ? bytes.length : next
    if (end - from < GZIP_HEADER.length + TRAILER)
      throw new SegmentError(undefined, 'a whole gzip member', `${end - from} bytes`)
    members.push(bytes.subarray(from, end))
    from = end
  }
  return members
}

/**
 * Inflates the members of a file one after another.
 * @param count how many there must be: 1, or 16^level for a segment
 * @param cap most bytes of one member after inflating
 * @throws SegmentError
 */
export async function inflateMembers(
  bytes: Uint8Array,
  { count, cap, inflate }: { readonly count: number; readonly cap: number; readonly inflate: Inflate },
): Promise<Uint8Array[]> {
  const members = splitMembers(bytes)
  if (members.length !== count) throw new SegmentError(undefined, `${count} gzip members`, members.length)
  const inflated: Uint8Array[] = []
  for (const member of members) {
    const announced = announcedSize(member)
    if (announced > cap) throw new SegmentError(undefined, `at most ${cap} bytes`, announced)
    const whole = await inflate(member, cap)
    // An inflater may stop early and leave bytes behind the member; the last four then announce another length.
    if (whole.length !== announced) throw new SegmentError(undefined, `${announced} bytes`, whole.length)
    inflated.push(whole)
  }
  return inflated
}

/** ISIZE, the last four bytes of a member: its length after inflating (RFC 1952 §2.3.1). */
function announcedSize(member: Uint8Array): number {
  return new DataView(member.buffer, member.byteOffset).getUint32(member.length - 4, true)
}

function indexOfHeader(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1))
    if (GZIP_HEADER.every((byte, i) => bytes[at + i] === byte)) return at
  return -1
}
