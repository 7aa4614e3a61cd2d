// Answers SYN and SYN+ACK of listed places with forged resets of equal sequence numbers (1.1.1.1:443, September 2023).

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { parsePlace, placesTake } from '../rules/ip-set.ts'
import { defineBox, reducer, wait } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { waitFor } from './waiting.ts'

export const ipResetSyn = defineBox({
  name: 'ip-reset-syn',
  params: v.strictObject({
    places: v.array(v.string()),
    after: v.optional(wait, { least: 5, mean: 10 }),
  }),
  make({ places, after }) {
    const all = places.map(parsePlace)
    return reducer({
      needs: [],
      initial: undefined,
      step(state, packet, env) {
        if (packet.kind !== 'syn' && packet.kind !== 'syn-ack') return { state, verdicts: PASS }
        if (!placesTake(all, packet.server, packet.protocol)) return { state, verdicts: PASS }
        return {
          state,
          verdicts: [
            {
              do: 'reset',
              to: packet.kind === 'syn' ? 'client' : 'server',
              after: waitFor(env.rng, after),
              shape: RESET_SHAPES.II,
              why: 'this address and port are cut at the first knock',
            },
          ],
        }
      },
    })
  },
})
