// Drops a ClientHello that has both an encrypted inner hello and one well-known outer name. Russia's rule since
// November 2024 (cloudflare-ech.com); for China a hypothesis, kept because the whole path hangs on one string.
// An encrypted hello alone is let pass: every browser sends one (GREASE).

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { ECH, readTlsHello } from '../wire/read-hello.ts'
import { defineBox, ms, reducer } from './define-box.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

export const echOuter = defineBox({
  name: 'ech-outer',
  params: v.strictObject({
    outer: v.optional(v.array(v.string()), ['cloudflare-ech.com']),
    residual: v.optional(ms, 180_000),
  }),
  make: ({ outer, residual }) =>
    reducer({
      needs: [],
      initial: { starts: NO_STREAMS, residual: NOTHING_HELD },
      step(state, packet, env) {
        if (packet.protocol !== 'tcp') return { state, verdicts: PASS }
        const tuple = threeTuple(packet)
        if (heldBy(state.residual, tuple, env.now) !== undefined)
          return { state, verdicts: [{ do: 'drop', why: 'swallowed after an encrypted greeting (ECH)' }] }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: true })
        const hello = bytes && readTlsHello(bytes, { joinRecords: false })
        if (hello === undefined || hello === 'more') return { state: { ...state, starts }, verdicts: PASS }
        const next = { ...state, starts: settle(starts, packet) }
        if (hello === 'other' || !hello.extensions.includes(ECH) || !outer.includes(hello.sni ?? ''))
          return { state: next, verdicts: PASS }
        return {
          state: { ...next, residual: hold(state.residual, tuple, env.now, residual) },
          verdicts: [{ do: 'drop', why: `saw an encrypted greeting (ECH) under the name ${hello.sni}` }],
        }
      },
    }),
})
