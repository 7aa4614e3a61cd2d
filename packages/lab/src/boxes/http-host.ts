// Reads path and Host of every request of a connection in clear, on any port, and cuts it on a forbidden name or word;
// then, for a while, some of the new connections to that server port. Cookies, other headers and bodies are not read
// (Rambert 2021). Words are found in UTF-8 and GB18030, after percent-decoding.

import * as v from 'valibot'
import { PASS, type Verdict } from '../box.ts'
import { fourTuple, threeTuple } from '../packet.ts'
import { heldBy, hold, NOTHING_HELD } from '../residual.ts'
import { concat, fromLatin1 } from '../wire/bytes.ts'
import { type HttpRequest, readRequests } from '../wire/http.ts'
import { defineBox, ms, probability, reducer, wait } from './define-box.ts'
import { RESET_SHAPES } from './reset-shapes.ts'
import { waitFor } from './waiting.ts'

interface Stream {
  readonly rest: Uint8Array
  /** Bytes of a body still to be skipped; Infinity: not HTTP. */
  readonly skip: number
}

const MOST_STREAMS = 1024

export const httpHost = defineBox({
  name: 'http-host',
  params: v.strictObject({
    list: v.string(),
    /** Words in path or Host that cut always. */
    words: v.optional(v.array(v.string()), []),
    /** Words that cut only beside the word "search". */
    wordsInSearch: v.optional(v.array(v.string()), []),
    reliability: v.optional(probability, 0.75),
    residual: v.optional(ms, 90_000),
    residualReliability: v.optional(probability, 0.6),
    after: v.optional(wait, { least: 11.5, mean: 17.98 }),
  }),
  make(params, supplies) {
    const list = supplies.names(params.list)
    const find = ({ host = '', target }: HttpRequest): string | undefined => {
      if (list.find(host) !== undefined) return host
      const texts = decodings(host + target)
      const among = (words: readonly string[]) =>
        words.find((word) => texts.some((text) => text.includes(word)))
      return (
        among(params.words) ??
        (texts.some((text) => text.includes('search')) ? among(params.wordsInSearch) : undefined)
      )
    }
    const reset = (why: string, after: number): Verdict[] => [
      { do: 'reset', to: 'both', after, shape: RESET_SHAPES.II, why },
    ]
    return reducer({
      needs: [],
      initial: { streams: new Map() as ReadonlyMap<string, Stream>, residual: NOTHING_HELD },
      step(state, packet, env) {
        if (packet.protocol !== 'tcp' || packet.from !== 'client') return { state, verdicts: PASS }
        const tuple = threeTuple(packet)
        const held = heldBy(state.residual, tuple, env.now) !== undefined
        if (packet.kind === 'syn' && held && env.rng.chance(params.residualReliability))
          return {
            state,
            verdicts: reset('still cut after a forbidden word', waitFor(env.rng, params.after)),
          }
        if (packet.kind !== 'data') return { state, verdicts: PASS }
        const flow = fourTuple(packet)
        const { rest, skip } = state.streams.get(flow) ?? { rest: new Uint8Array(), skip: 0 }
        const bytes = concat(rest, packet.bytes.subarray(Math.min(skip, packet.bytes.length)))
        const left = Math.max(0, skip - packet.bytes.length)
        const reading = left > 0 ? undefined : readRequests(bytes)
        const stream: Stream =
          reading === undefined
            ? { rest, skip: left }
            : reading.other
              ? { rest: new Uint8Array(), skip: Number.POSITIVE_INFINITY }
              : { rest: bytes.slice(reading.used), skip: reading.body }
        const streams = new Map([...state.streams].slice(-MOST_STREAMS)).set(flow, stream)
        const found = reading?.requests.map(find).find((word) => word !== undefined)
        if (found === undefined || !env.rng.chance(params.reliability))
          return { state: { ...state, streams }, verdicts: PASS }
        return {
          state: { streams, residual: hold(state.residual, tuple, env.now, params.residual) },
          verdicts: reset(`read "${found}" in a request`, waitFor(env.rng, params.after)),
        }
      },
    })
  },
})

function decodings(text: string): readonly string[] {
  const bytes = fromLatin1(
    text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
  return ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding).decode(bytes))
}
