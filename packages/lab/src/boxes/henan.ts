// A province's own wall (Henan, China Unicom, IEEE S&P 2025): no memory at all. Each outgoing packet is read alone, so
// neither segments nor records are joined, no SYN is needed and nothing stays blocked; one list for HTTP and TLS.
//
// It reads only packets whose TCP header is exactly 20 bytes: with timestamps, as most systems send them, it is blind.
// One reset with ten bytes of payload goes to the client alone.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { leaves } from '../packet.ts'
import { readRequests } from '../wire/http.ts'
import { readNameInPacket } from '../wire/read-hello.ts'
import { defineBox, reducer, wait } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { waitFor } from './waiting.ts'

export const henan = defineBox({
  name: 'henan',
  params: v.strictObject({
    list: v.string(),
    after: v.optional(wait, { least: 2.3, mean: 2.82 }),
    /** Where a driver knows no header, it is taken to be one that this box reads. */
    headerLength: v.optional(v.number(), 20),
  }),
  make({ list, after, headerLength }, supplies) {
    const names = supplies.names(list)
    return reducer({
      needs: [],
      initial: undefined,
      step(state, packet, env) {
        const { protocol, kind, from, header, bytes } = packet
        if (protocol !== 'tcp' || kind !== 'data' || from !== 'client' || !leaves(packet))
          return { state, verdicts: PASS }
        if (header !== undefined && header !== headerLength) return { state, verdicts: PASS }
        const name = readNameInPacket(bytes) ?? readRequests(bytes).requests[0]?.host
        if (name === undefined || names.find(name) === undefined) return { state, verdicts: PASS }
        return {
          state,
          verdicts: [
            {
              do: 'reset',
              to: 'client',
              after: waitFor(env.rng, after),
              shape: RESET_SHAPES.henan,
              why: `the province's own box read the name ${name}`,
            },
          ],
        }
      },
    })
  },
})
