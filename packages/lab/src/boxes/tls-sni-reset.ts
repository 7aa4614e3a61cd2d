// Reads the name in a ClientHello and cuts the connection with forged resets to both ends, then every new one of the
// same client to the same server port for a while. Any TCP port. One entry of a scenario is one device: give three
// entries, or one with three types that act together.

import * as v from 'valibot'
import { PASS, type Verdict } from '../box.ts'
import { fourTuple, threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { readTlsHello } from '../wire/read-hello.ts'
import { defineBox, ms, probability, reducer, wait } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'
import { waitFor } from './waiting.ts'

export const tlsSniReset = defineBox({
  name: 'tls-sni-reset',
  params: v.strictObject({
    list: v.string(),
    types: v.optional(v.array(v.picklist(['I', 'II', 'III', 'ladder'])), ['I', 'II', 'III']),
    after: v.optional(wait, { least: 11.5, mean: 17.98 }),
    residual: v.optional(ms, 180_000),
    reliability: v.optional(probability, 1),
    residualReliability: v.optional(probability, 1),
    joinSegments: v.optional(v.boolean(), true),
    joinRecords: v.optional(v.boolean(), false),
    needsSyn: v.optional(v.boolean(), true),
  }),
  make(params, supplies) {
    const list = supplies.names(params.list)
    const resets = (why: string, after: number): Verdict[] =>
      params.types.map((type) => ({ do: 'reset', to: 'both', after, shape: RESET_SHAPES[type], why }))
    return reducer({
      needs: [],
      initial: {
        starts: NO_STREAMS,
        residual: NOTHING_HELD,
        spared: new Set<string>() as ReadonlySet<string>,
      },
      step(state, packet, env) {
        if (packet.protocol !== 'tcp' || packet.from !== 'client') return { state, verdicts: PASS }
        const { starts, bytes } = followStart(state.starts, packet, params)
        const next = { ...state, starts }
        const tuple = threeTuple(packet)
        if (heldBy(state.residual, tuple, env.now) !== undefined && packet.kind !== 'fin') {
          if (packet.kind === 'syn' && !env.rng.chance(params.residualReliability))
            return {
              state: { ...next, spared: new Set([...[...state.spared].slice(-999), fourTuple(packet)]) },
              verdicts: PASS,
            }
          if (!state.spared.has(fourTuple(packet)))
            return {
              state: next,
              verdicts: resets('still cut after a forbidden name', waitFor(env.rng, params.after)),
            }
        }
        const hello = bytes && readTlsHello(bytes, params)
        if (hello === undefined || hello === 'more') return { state: next, verdicts: PASS }
        const settled = { ...next, starts: params.joinSegments ? settle(starts, packet) : starts }
        const rule = hello === 'other' || hello.sni === undefined ? undefined : list.find(hello.sni)
        if (hello === 'other' || rule === undefined || !env.rng.chance(params.reliability))
          return { state: settled, verdicts: PASS }
        return {
          state: { ...settled, residual: hold(state.residual, tuple, env.now, params.residual) },
          verdicts: resets(`read the name ${hello.sni} in the greeting`, waitFor(env.rng, params.after)),
        }
      },
    })
  },
})
