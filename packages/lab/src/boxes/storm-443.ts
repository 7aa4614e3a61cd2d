// The storm of 2025-08-20 (gfw.report): for 74 minutes every SYN and SYN+ACK on TCP port 443 was answered with three
// forged RST+ACK; ports 22, 80, 444 and 8443 stayed clean. From outside only the SYN+ACK triggered.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { leaves } from '../packet.ts'
import { defineBox, ms, reducer } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'

export const storm443 = defineBox({
  name: 'storm-443',
  params: v.strictObject({
    from: v.optional(ms, 600_000),
    lasts: v.optional(ms, 74 * 60_000),
    port: v.optional(v.number(), 443),
  }),
  make: ({ from, lasts, port }) =>
    reducer({
      needs: [],
      initial: undefined,
      step(state, packet, env) {
        const raging = env.now >= from && env.now < from + lasts && packet.server.port === port
        const struck = packet.kind === 'syn-ack' || (packet.kind === 'syn' && leaves(packet))
        if (!raging || !struck) return { state, verdicts: PASS }
        return {
          state,
          verdicts: [
            {
              do: 'reset',
              to: packet.kind === 'syn' ? 'client' : 'both',
              after: 3,
              shape: RESET_SHAPES.storm,
              why: `a storm cuts everything on port ${port}`,
            },
          ],
        }
      },
    }),
})
