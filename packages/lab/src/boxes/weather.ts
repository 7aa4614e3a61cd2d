// The line itself: it is long, it loses part of what comes in, and in the evening it is narrow (SIGMETRICS 2020, "The
// Great Bottleneck": loss only on data into China, by the hour of the day, whatever the protocol).

import * as v from 'valibot'
import type { Verdict } from '../box.ts'
import { leaves } from '../packet.ts'
import { defineBox, ms, probability, reducer } from './define-box.ts'

/** IP and TCP headers, which the line carries too. */
const HEADERS = 40

export const weather = defineBox({
  name: 'weather',
  params: v.strictObject({
    /** There and back. */
    rtt: v.optional(ms, 200),
    lossIn: v.optional(probability, 0.08),
    /** Bits a second into the country. */
    rate: v.optional(v.number(), 4_000_000),
    /** Narrower between two hours of the day. */
    evening: v.optional(
      v.strictObject({ from: v.number(), to: v.number(), rate: v.number(), lossIn: v.optional(probability) }),
    ),
  }),
  make: ({ rtt, lossIn, rate, evening }) =>
    reducer({
      needs: ['loss'],
      /** When the line into the country is free again. */
      initial: { freeAt: 0 },
      step(state, packet, env) {
        const narrow = evening !== undefined && env.hour >= evening.from && env.hour < evening.to
        if (leaves(packet))
          return { state, verdicts: [{ do: 'delay', ms: rtt / 2, why: 'the line is long' }] }
        const now = narrow ? evening.rate : rate
        const bits = (packet.bytes.length + HEADERS) * 8
        const freeAt = Math.max(env.now, state.freeAt) + (bits / now) * 1000
        const lost =
          packet.kind === 'data' &&
          packet.bytes.length > 0 &&
          env.rng.chance((narrow ? evening.lossIn : undefined) ?? lossIn)
        const verdicts: readonly Verdict[] = lost
          ? [{ do: 'lose', why: 'lost on the way in' }]
          : [{ do: 'delay', ms: freeAt - env.now + rtt / 2, why: 'the line is long' }]
        return { state: { freeAt }, verdicts }
      },
    }),
})
