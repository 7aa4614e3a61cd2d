// The second TLS device (FOCI 2021, "Even Censors Have a Backup"): no forged packet, silence. Its constants are in no
// public store; the shape is a field report of 2021 about github.com: the first connection with a name passes, later
// ones to that server port vanish for a minute or three.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { fourTuple, threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { readTlsHello } from '../wire/read-hello.ts'
import { defineBox, ms, probability, reducer } from './define-box.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

export const tlsSniDrop = defineBox({
  name: 'tls-sni-drop',
  params: v.strictObject({
    list: v.string(),
    residual: v.optional(v.array(ms), [60_000, 180_000]),
    /** The connection that shows the name may live on. */
    firstPasses: v.optional(v.boolean(), true),
    reliability: v.optional(probability, 1),
    joinRecords: v.optional(v.boolean(), false),
  }),
  make(params, supplies) {
    const list = supplies.names(params.list)
    return reducer({
      needs: [],
      initial: {
        starts: NO_STREAMS,
        residual: NOTHING_HELD,
        first: new Set<string>() as ReadonlySet<string>,
      },
      step(state, packet, env) {
        if (packet.protocol !== 'tcp' || packet.from !== 'client') return { state, verdicts: PASS }
        const tuple = threeTuple(packet)
        const flow = fourTuple(packet)
        if (heldBy(state.residual, tuple, env.now) !== undefined && !state.first.has(flow))
          return { state, verdicts: [{ do: 'drop', why: 'swallowed after a forbidden name' }] }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: true })
        const hello = bytes && readTlsHello(bytes, params)
        if (hello === undefined || hello === 'more') return { state: { ...state, starts }, verdicts: PASS }
        const next = { ...state, starts: settle(starts, packet) }
        if (hello === 'other' || hello.sni === undefined || list.find(hello.sni) === undefined)
          return { state: next, verdicts: PASS }
        if (!env.rng.chance(params.reliability)) return { state: next, verdicts: PASS }
        const length = params.residual[env.rng.below(params.residual.length)] ?? 0
        return {
          state: {
            ...next,
            residual: hold(state.residual, tuple, env.now, length),
            first: params.firstPasses ? new Set([...[...state.first].slice(-999), flow]) : state.first,
          },
          verdicts: params.firstPasses
            ? PASS
            : [{ do: 'drop', why: `read the name ${hello.sni} in the greeting and swallowed it` }],
        }
      },
    })
  },
})
