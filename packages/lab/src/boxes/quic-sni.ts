// Opens the first datagram of a UDP flow as a QUIC Initial and, on a forbidden name, drops what the client sends to
// that server port for three minutes, beginning about a tenth of a second later (USENIX Security 2025).
//
// A flow is only read if the client's port is greater than the server's: 0 of 39,665 flows with a smaller one and 0 of
// 1,465 with an equal one were cut. A datagram of anything else, sent first, blinds it for a minute.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { fourTuple, leaves, threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { openInitial } from '../wire/open-initial.ts'
import { defineBox, ms, probability, reducer, wait } from './define-box.ts'
import { waitFor } from './waiting.ts'

const MOST_FLOWS = 2048

export const quicSni = defineBox({
  name: 'quic-sni',
  params: v.strictObject({
    list: v.string(),
    residual: v.optional(ms, 180_000),
    after: v.optional(wait, { least: 58.6, mean: 110 }),
    reliability: v.optional(probability, 0.92),
    /** How long a flow counts as seen. */
    remembers: v.optional(ms, 60_000),
    /** Both ways until 2025-03-13; since then only what leaves the country. */
    inboundToo: v.optional(v.boolean(), false),
  }),
  make(params, supplies) {
    const list = supplies.names(params.list)
    return reducer({
      needs: ['udp', 'source-port'],
      initial: { seen: new Map() as ReadonlyMap<string, number>, residual: NOTHING_HELD },
      step(state, packet, env) {
        if (packet.protocol !== 'udp' || packet.kind !== 'data' || packet.from !== 'client')
          return { state, verdicts: PASS }
        if (!leaves(packet) && !params.inboundToo) return { state, verdicts: PASS }
        const tuple = threeTuple(packet)
        const drop = heldBy(state.residual, tuple, env.now) !== undefined
        const verdicts = drop
          ? ([{ do: 'drop', why: 'swallowed after a forbidden name in QUIC' }] as const)
          : PASS
        const flow = fourTuple(packet)
        const before = state.seen.get(flow)
        const known = before !== undefined && env.now - before < params.remembers
        const next = known
          ? state
          : { ...state, seen: new Map([...state.seen].slice(-MOST_FLOWS)).set(flow, env.now) }
        if (known || packet.client.port <= packet.server.port) return { state: next, verdicts }
        const name = openInitial(packet.bytes)?.sni
        if (name === undefined || list.find(name) === undefined || !env.rng.chance(params.reliability))
          return { state: next, verdicts }
        const residual = hold(state.residual, tuple, env.now, params.residual, waitFor(env.rng, params.after))
        return { state: { ...next, residual }, verdicts }
      },
    })
  },
})
