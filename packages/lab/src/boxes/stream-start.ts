// The first bytes of each client's TCP stream, as far as a box puts segments together.

import { fourTuple, type Packet } from '../packet.ts'
import { concat } from '../wire/bytes.ts'

/** By 4-tuple; `settled` once there is nothing more to look for. */
export type StreamStarts = ReadonlyMap<string, Uint8Array | 'settled'>

export const NO_STREAMS: StreamStarts = new Map()

/** A box holds so many flows; the oldest is forgotten first. */
const MOST = 2048
/** And so many bytes of each. */
const LONGEST = 32_768

export interface Following {
  readonly joinSegments: boolean
  /** A box that must have seen the SYN lets flows pass whose start it missed. */
  readonly needsSyn: boolean
}

/** Follows a flow by one packet of the client; gives what is to be read now, if anything. */
export function followStart(
  starts: StreamStarts,
  packet: Packet,
  { joinSegments, needsSyn }: Following,
): { readonly starts: StreamStarts; readonly bytes: Uint8Array | undefined } {
  const nothing = { starts, bytes: undefined }
  if (packet.protocol !== 'tcp' || packet.from !== 'client') return nothing
  const key = fourTuple(packet)
  if (packet.kind === 'syn') return { starts: put(starts, key, new Uint8Array()), bytes: undefined }
  if (packet.kind !== 'data' || packet.bytes.length === 0) return nothing
  const before = starts.get(key)
  if (before === 'settled' || (before === undefined && needsSyn)) return nothing
  if (!joinSegments) return { starts, bytes: packet.bytes }
  const bytes = concat(before ?? new Uint8Array(), packet.bytes)
  if (bytes.length > LONGEST) return { starts: put(starts, key, 'settled'), bytes: undefined }
  return { starts: put(starts, key, bytes), bytes }
}

export function settle(starts: StreamStarts, packet: Packet): StreamStarts {
  return put(starts, fourTuple(packet), 'settled')
}

function put(starts: StreamStarts, key: string, value: Uint8Array | 'settled'): StreamStarts {
  const next = new Map(starts)
  if (!next.has(key) && next.size >= MOST) {
    const [oldest] = next.keys()
    if (oldest !== undefined) next.delete(oldest)
  }
  return next.set(key, value)
}
