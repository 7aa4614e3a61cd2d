// Forged resets as observed in 2023 and 2024 (IEEE S&P 2025, table of injected packets), by device.

import type { ResetShape } from '../box.ts'
import { fromHex } from '../wire/bytes.ts'

export const RESET_SHAPES = {
  /** One RST without ACK. */
  I: { count: 1, ack: false, steps: [0], dontFragment: false, ipId: [0, 0], ttl: [55, 118] },
  /** Three identical RST+ACK. */
  II: { count: 3, ack: true, steps: [0, 0, 0], dontFragment: true, ipId: [0xa3, 0xfe5f], ttl: [39, 238] },
  /** One RST+ACK with a narrow range of ids. */
  III: { count: 1, ack: true, steps: [0], dontFragment: false, ipId: [0x9916, 0x9933], ttl: [248, 248] },
  /** Before 2019: three whose sequence numbers step over what may have been sent since. */
  ladder: {
    count: 3,
    ack: true,
    steps: [0, 1460, 4380],
    dontFragment: true,
    ipId: [0xa3, 0xfe5f],
    ttl: [39, 238],
  },
  /** Henan's: one RST+ACK that carries ten bytes. */
  henan: {
    count: 1,
    ack: true,
    steps: [0],
    dontFragment: false,
    ipId: [1, 1],
    ttl: [58, 58],
    payload: fromHex('01020304050607080900'),
  },
  /** The storm of 2025-08-20: three RST+ACK. */
  storm: { count: 3, ack: true, steps: [0, 0, 0], dontFragment: false, ipId: [0, 0xffff], ttl: [50, 60] },
} as const satisfies Record<string, ResetShape>
