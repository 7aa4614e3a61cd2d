// Shapes UDP flows that last and are fast, as users of Hysteria and TUIC report it from some provinces (2024): after
// two minutes above a rate half of the larger datagrams are lost, and then the whole flow for ten minutes.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { fourTuple } from '../packet.ts'
import { defineBox, ms, probability, reducer } from './define-box.ts'

interface Meter {
  readonly began: number
  readonly second: number
  readonly bytes: number
  readonly fastSince: number | undefined
}

export const udpShaper = defineBox({
  name: 'udp-shaper',
  params: v.strictObject({
    after: v.optional(ms, 120_000),
    /** Bits a second. */
    rate: v.optional(v.number(), 1_000_000),
    largerThan: v.optional(v.number(), 200),
    loss: v.optional(probability, 0.5),
    /** So long after the shaping began the flow is dropped. */
    dropAfter: v.optional(ms, 60_000),
    dropFor: v.optional(ms, 600_000),
  }),
  make: (params) =>
    reducer({
      needs: ['udp'],
      initial: { flows: new Map() as ReadonlyMap<string, Meter> },
      step(state, packet, env) {
        if (packet.protocol !== 'udp' || packet.server.port === 53) return { state, verdicts: PASS }
        const flow = fourTuple(packet)
        const old = state.flows.get(flow) ?? {
          began: env.now,
          second: env.now,
          bytes: 0,
          fastSince: undefined,
        }
        const fresh = env.now - old.second >= 1000
        const bytes = (fresh ? 0 : old.bytes) + packet.bytes.length
        const fast = bytes * 8 > params.rate && env.now - old.began >= params.after
        const fastSince = old.fastSince ?? (fast ? env.now : undefined)
        const meter = { began: old.began, second: fresh ? env.now : old.second, bytes, fastSince }
        const next = { flows: new Map([...state.flows].slice(-999)).set(flow, meter) }
        if (fastSince === undefined) return { state: next, verdicts: PASS }
        const shapedFor = env.now - fastSince
        if (shapedFor >= params.dropAfter && shapedFor < params.dropAfter + params.dropFor)
          return { state: next, verdicts: [{ do: 'drop', why: 'a fast UDP flow is swallowed' }] }
        const lost = packet.bytes.length > params.largerThan && env.rng.chance(params.loss)
        return { state: next, verdicts: lost ? [{ do: 'drop', why: 'a fast UDP flow is thinned' }] : PASS }
      },
    }),
})
