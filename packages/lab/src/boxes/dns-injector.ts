// Answers forbidden DNS questions from the roadside: the true question travels on, the true answer comes too, later.
// Any question type gets an address; the first answer to arrive is what a plain client believes.
//
// Three injectors work side by side (FOCI 2020, "Triplet Censors"); the third's parser and answers are published to
// the byte (NDSS 2025, "Wallbleed"): it walks an ordered ring of addresses.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { parseAddress } from '../wire/address.ts'
import { concat, uint, vector } from '../wire/bytes.ts'
import { A, AAAA, forgeAnswer, HTTPS, readQuestion } from '../wire/dns.ts'
import { defineBox, ms, reducer } from './define-box.ts'

/** What tells the three apart in an answer's bytes; IP flags and TTLs are in `reset-shapes`' company, on the wire only. */
const INJECTORS = {
  I1: { authoritative: true, ttl: [60, 60] },
  I2: { authoritative: false, ttl: [60, 300] },
  I3: { authoritative: undefined, ttl: [60, 300] },
} as const

export const dnsInjector = defineBox({
  name: 'dns-injector',
  params: v.strictObject({
    list: v.string(),
    injector: v.optional(v.picklist(['I1', 'I2', 'I3']), 'I3'),
    /** Lists of forged addresses, in the ring's order. */
    pool: v.optional(v.string(), 'forged-ipv4'),
    pool6: v.optional(v.string(), 'forged-ipv6'),
    order: v.optional(v.picklist(['ring', 'random']), 'ring'),
    after: v.optional(v.tuple([ms, ms]), [10, 40]),
    /** Since 2026 type 65 gets an HTTPS record with an invented address; before, an A record like any other type. */
    forgesHttps: v.optional(v.boolean(), false),
    /** The TTL of the answer; by the injector unless said. */
    ttl: v.optional(v.number()),
    /** Class must be IN since November 2023. */
    anyClass: v.optional(v.boolean(), false),
  }),
  make(params, supplies) {
    const list = supplies.names(params.list)
    const pool = supplies.lines(params.pool).map(parseAddress)
    const pool6 = supplies.lines(params.pool6).map(parseAddress)
    const { authoritative, ttl } = INJECTORS[params.injector]
    return reducer({
      needs: ['dns'],
      initial: { next: 0, next6: 0 },
      step(state, packet, env) {
        if (
          packet.protocol !== 'udp' ||
          packet.kind !== 'data' ||
          packet.from !== 'client' ||
          packet.server.port !== 53
        )
          return { state, verdicts: PASS }
        const question = readQuestion(packet.bytes)
        if (question === undefined || (question.class !== 1 && !params.anyClass))
          return { state, verdicts: PASS }
        if (list.find(question.name) === undefined) return { state, verdicts: PASS }
        const six = question.type === AAAA
        const ring = six ? pool6 : pool
        const place = six ? state.next6 : state.next
        const at = params.order === 'ring' ? place % ring.length : env.rng.below(ring.length)
        const address = ring[at] ?? new Uint8Array(4)
        const https = params.forgesHttps && question.type === HTTPS
        const answer = forgeAnswer({
          query: packet.bytes,
          question,
          ttl: params.ttl ?? Math.round(env.rng.between(ttl[0], ttl[1])),
          data: https ? concat(uint(1, 2), uint(0, 1), uint(4, 2), vector(2, address)) : address,
          type: https ? HTTPS : six ? AAAA : A,
          ...(authoritative === undefined ? {} : { authoritative }),
        })
        return {
          state: six ? { ...state, next6: place + 1 } : { ...state, next: place + 1 },
          verdicts: [
            {
              do: 'inject',
              bytes: answer,
              after: env.rng.between(params.after[0], params.after[1]),
              why: `forged an address for ${question.name}`,
            },
          ],
        }
      },
    })
  },
})
