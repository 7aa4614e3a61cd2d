// Lets a connection to a listed place open, and cuts it at its first byte, whatever the byte is (addresses of two
// CDNs, October 2025). OONI calls it TLS interference, which it is not.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { parsePlace, placesTake } from '../rules/ip-set.ts'
import { defineBox, reducer, wait } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { waitFor } from './waiting.ts'

export const ipResetData = defineBox({
  name: 'ip-reset-data',
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
        const { protocol, kind, from, bytes, server } = packet
        if (protocol !== 'tcp' || kind !== 'data' || from !== 'client' || bytes.length === 0)
          return { state, verdicts: PASS }
        if (!placesTake(all, server, protocol)) return { state, verdicts: PASS }
        return {
          state,
          verdicts: [
            {
              do: 'reset',
              to: 'both',
              after: waitFor(env.rng, after),
              shape: RESET_SHAPES.II,
              why: 'anything said to this address is cut',
            },
          ],
        }
      },
    })
  },
})
