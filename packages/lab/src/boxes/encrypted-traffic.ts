// Cuts a share of the connections to data-centre ranges whose first packet looks random (2021-11 to 2023-03), and then
// drops what the client sends to that server port for three minutes.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { parsePlace, placesTake } from '../rules/ip-set.ts'
import { exemptionOf } from '../rules/looks-random.ts'
import { defineBox, ms, probability, reducer } from './define-box.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

/** What a packet holds of a first write. */
const SEGMENT = 1460

export const encryptedTraffic = defineBox({
  name: 'encrypted-traffic',
  params: v.strictObject({
    places: v.optional(v.array(v.string()), ['*']),
    probability: v.optional(probability, 0.263),
    residual: v.optional(ms, 180_000),
  }),
  make(params) {
    const places = params.places.map(parsePlace)
    return reducer({
      needs: [],
      initial: { starts: NO_STREAMS, residual: NOTHING_HELD },
      step(state, packet, env) {
        if (packet.protocol !== 'tcp' || packet.from !== 'client') return { state, verdicts: PASS }
        if (!placesTake(places, packet.server, 'tcp')) return { state, verdicts: PASS }
        const tuple = threeTuple(packet)
        if (heldBy(state.residual, tuple, env.now) !== undefined)
          return {
            state,
            verdicts: [{ do: 'drop', why: 'swallowed: an earlier connection looked encrypted' }],
          }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: true })
        if (bytes === undefined) return { state: { ...state, starts }, verdicts: PASS }
        const next = { ...state, starts: settle(starts, packet) }
        if (exemptionOf(bytes.subarray(0, SEGMENT)) !== undefined || !env.rng.chance(params.probability))
          return { state: next, verdicts: PASS }
        return {
          state: { ...next, residual: hold(state.residual, tuple, env.now, params.residual) },
          verdicts: [{ do: 'drop', why: 'the first bytes look encrypted and like no known protocol' }],
        }
      },
    })
  },
})
