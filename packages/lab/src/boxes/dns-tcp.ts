// Cuts DNS over TCP when one segment holds a forbidden question. It joins no segments: a message in pieces of twenty
// bytes passes (FOCI 2026: 40 of 41 resolvers).

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { readQuestion } from '../wire/dns.ts'
import { defineBox, reducer, wait } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { waitFor } from './waiting.ts'

export const dnsTcp = defineBox({
  name: 'dns-tcp',
  params: v.strictObject({ list: v.string(), after: v.optional(wait, { least: 11.5, mean: 17.98 }) }),
  make({ list, after }, supplies) {
    const names = supplies.names(list)
    return reducer({
      needs: ['segments'],
      initial: undefined,
      step(state, packet, env) {
        if (
          packet.protocol !== 'tcp' ||
          packet.kind !== 'data' ||
          packet.from !== 'client' ||
          packet.server.port !== 53
        )
          return { state, verdicts: PASS }
        const question = readQuestion(packet.bytes.subarray(2))
        if (question === undefined || names.find(question.name) === undefined)
          return { state, verdicts: PASS }
        return {
          state,
          verdicts: [
            {
              do: 'reset',
              to: 'both',
              after: waitFor(env.rng, after),
              shape: RESET_SHAPES.II,
              why: `read a question for ${question.name}`,
            },
          ],
        }
      },
    })
  },
})
