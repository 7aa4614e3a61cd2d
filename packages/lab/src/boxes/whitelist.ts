// Whitelist nights: only listed names and addresses pass; all else is swallowed, DNS included where asked.
// A model of reports from Fujian since 2022; how the real one is keyed is not known.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { leaves } from '../packet.ts'
import { parsePlace, placesTake } from '../rules/ip-set.ts'
import { readRequests } from '../wire/http.ts'
import { readTlsHello } from '../wire/read-hello.ts'
import { defineBox, reducer } from './define-box.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

export const whitelist = defineBox({
  name: 'whitelist',
  params: v.strictObject({
    /** Names that may be greeted. */
    names: v.string(),
    /** Places that pass whatever is said. */
    places: v.optional(v.array(v.string()), []),
    /** UDP other than DNS. */
    udp: v.optional(v.boolean(), false),
  }),
  make(params, supplies) {
    const names = supplies.names(params.names)
    const places = params.places.map(parsePlace)
    return reducer({
      needs: [],
      initial: { starts: NO_STREAMS },
      step(state, packet) {
        if (!leaves(packet) || packet.from !== 'client') return { state, verdicts: PASS }
        if (placesTake(places, packet.server, packet.protocol)) return { state, verdicts: PASS }
        if (packet.protocol === 'udp') {
          const pass = params.udp || packet.server.port === 53
          return { state, verdicts: pass ? PASS : [{ do: 'drop', why: 'on no list of what may pass' }] }
        }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: false })
        if (bytes === undefined) return { state: { starts }, verdicts: PASS }
        const hello = readTlsHello(bytes, { joinRecords: true })
        if (hello === 'more') return { state: { starts }, verdicts: PASS }
        const name = hello === 'other' ? readRequests(bytes).requests[0]?.host : hello.sni
        if (name !== undefined && names.find(name) !== undefined)
          return { state: { starts: settle(starts, packet) }, verdicts: PASS }
        // What is not let pass stays unsettled: everything that follows in this flow is dropped as well.
        return { state, verdicts: [{ do: 'drop', why: `${name ?? 'no name'}: on no list of what may pass` }] }
      },
    })
  },
})
