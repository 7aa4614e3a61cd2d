// Reads each release, like anybody, and has the host names in it put on the lists for DNS and TLS: days later, in one
// batch, in office hours (as Tor's default bridges fared, 2016). Names that no release holds are not found by it.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { Rng } from '../rng.ts'
import { NameList } from '../rules/name-list.ts'
import { parseAddress } from '../wire/address.ts'
import { A, forgeAnswer, readQuestion } from '../wire/dns.ts'
import { readTlsHello } from '../wire/read-hello.ts'
import { defineBox, reducer } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

const DAY = 86_400_000

export const mirrorHunt = defineBox({
  name: 'mirror-hunt',
  params: v.strictObject({
    releases: v.array(v.strictObject({ day: v.number(), names: v.array(v.string()) })),
    /** Days from release to block. */
    after: v.optional(v.tuple([v.number(), v.number()]), [2, 36]),
    /** The batch goes out at this hour of a day, counted from the run's midnight. */
    hour: v.optional(v.number(), 10),
    seed: v.optional(v.string(), 'hunt'),
  }),
  make({ releases, after, hour, seed }) {
    const batches = releases.map(({ day, names }) => {
      const days = Math.round(new Rng(`${seed}/${day}`).between(after[0], after[1]))
      return {
        at: (day + days) * DAY + hour * 3_600_000,
        list: new NameList(names.map((keyword) => ({ shape: 'suffix', keyword }))),
      }
    })
    const hunted = (name: string, now: number) =>
      batches.some(({ at, list }) => now >= at && list.find(name) !== undefined)
    return reducer({
      needs: [],
      initial: { starts: NO_STREAMS },
      step(state, packet, env) {
        if (packet.from !== 'client' || packet.kind === 'fin') return { state, verdicts: PASS }
        if (packet.protocol === 'udp') {
          const question = packet.server.port === 53 ? readQuestion(packet.bytes) : undefined
          if (question === undefined || !hunted(question.name, env.now)) return { state, verdicts: PASS }
          const data = parseAddress('31.13.94.37')
          const bytes = forgeAnswer({ query: packet.bytes, question, ttl: 120, data, type: A })
          return {
            state,
            verdicts: [
              { do: 'inject', bytes, after: 20, why: `${question.name} was in a release, and is forged now` },
            ],
          }
        }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: true })
        const hello = bytes && readTlsHello(bytes, { joinRecords: true })
        if (hello === undefined || hello === 'more') return { state: { starts }, verdicts: PASS }
        const next = { starts: settle(starts, packet) }
        if (hello === 'other' || hello.sni === undefined || !hunted(hello.sni, env.now))
          return { state: next, verdicts: PASS }
        return {
          state: next,
          verdicts: [
            {
              do: 'reset',
              to: 'both',
              after: 18,
              shape: RESET_SHAPES.II,
              why: `${hello.sni} was in a release, and is cut now`,
            },
          ],
        }
      },
    })
  },
})
