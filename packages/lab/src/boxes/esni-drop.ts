// Drops what follows a ClientHello with the encrypted name of the draft of 2018 (extension 0xffce and no other), to
// the server, silently, on all ports, beginning a second later (net4people, iYouPort and gfw.report, 2020). A first
// segment of four bytes or fewer escapes it.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { ESNI, readTlsHello } from '../wire/read-hello.ts'
import { defineBox, ms, reducer } from './define-box.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

export const esniDrop = defineBox({
  name: 'esni-drop',
  params: v.strictObject({
    residual: v.optional(ms, 150_000),
    after: v.optional(ms, 1000),
    leastFirstSegment: v.optional(v.number(), 5),
  }),
  make: ({ residual, after, leastFirstSegment }) =>
    reducer({
      needs: [],
      initial: { starts: NO_STREAMS, residual: NOTHING_HELD },
      step(state, packet, env) {
        if (packet.protocol !== 'tcp' || packet.from !== 'client') return { state, verdicts: PASS }
        const tuple = threeTuple(packet)
        if (heldBy(state.residual, tuple, env.now) !== undefined)
          return { state, verdicts: [{ do: 'drop', why: 'swallowed after an encrypted name (ESNI)' }] }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: true })
        if (bytes === undefined) return { state: { ...state, starts }, verdicts: PASS }
        if (bytes.length < leastFirstSegment)
          return { state: { ...state, starts: settle(starts, packet) }, verdicts: PASS }
        const hello = readTlsHello(bytes, { joinRecords: false })
        if (hello === 'more') return { state: { ...state, starts }, verdicts: PASS }
        const next = { ...state, starts: settle(starts, packet) }
        if (hello === 'other' || !hello.extensions.includes(ESNI)) return { state: next, verdicts: PASS }
        return {
          state: { ...next, residual: hold(state.residual, tuple, env.now, residual, after) },
          verdicts: PASS,
        }
      },
    }),
})
