// Swallows what goes to or comes from listed places. Often only what comes back is lost: the server sees a SYN and
// its answers vanish (IMC 2020). The list may grow with time, place by place.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { leaves } from '../packet.ts'
import { parsePlace, placesTake } from '../rules/ip-set.ts'
import { defineBox, ms, reducer } from './define-box.ts'

export const ipNullRoute = defineBox({
  name: 'ip-null-route',
  params: v.strictObject({
    places: v.optional(v.array(v.string()), []),
    /** A list of places. */
    list: v.optional(v.string()),
    direction: v.optional(v.picklist(['in', 'out', 'both']), 'in'),
    /** At first none of `growing` is lost; every so often one more is. */
    growing: v.optional(v.strictObject({ every: ms, places: v.array(v.string()) })),
    why: v.optional(v.string(), 'this address leads nowhere'),
  }),
  make({ places, list, direction, growing, why }, supplies) {
    const fixed = [...places, ...(list === undefined ? [] : supplies.lines(list))].map(parsePlace)
    const later = (growing?.places ?? []).map(parsePlace)
    return reducer({
      needs: [],
      initial: undefined,
      step(state, packet, env) {
        const way = leaves(packet) ? 'out' : 'in'
        if (direction !== 'both' && direction !== way) return { state, verdicts: PASS }
        const abroad = packet.inside === 'server' ? packet.client : packet.server
        const grown = later.slice(0, growing === undefined ? 0 : Math.floor(env.now / growing.every))
        return placesTake([...fixed, ...grown], abroad, packet.protocol)
          ? { state, verdicts: [{ do: 'drop', why }] }
          : { state, verdicts: PASS }
      },
    })
  },
})
