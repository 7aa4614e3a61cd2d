// Watches for first packets that look like Shadowsocks and sends people of its own to knock (IMC 2020): the same bytes
// again, the same with one byte changed, random bytes of telling lengths. A server that answers oddly is cut off an
// hour later; one that answers like a web server is left alone.
//
// What counts as odd: any bytes in answer to a replay that an ordinary web server would refuse in HTTP. Real cutting
// was rare and partly by hand; this box is stricter.

import * as v from 'valibot'
import { PASS, type Probe, type Verdict } from '../box.ts'
import { fourTuple, leaves } from '../packet.ts'
import type { Rng } from '../rng.ts'
import { toLatin1 } from '../wire/bytes.ts'
import { defineBox, ms, reducer } from './define-box.ts'
import { followStart, NO_STREAMS, settle } from './stream-start.ts'

export const activeProber = defineBox({
  name: 'active-prober',
  params: v.strictObject({
    length: v.optional(v.tuple([v.number(), v.number()]), [160, 700]),
    /** Bits a byte, of a payload's own bytes. */
    entropy: v.optional(v.number(), 7),
    after: v.optional(v.tuple([ms, ms]), [280, 900_000]),
    cutAfter: v.optional(ms, 3_600_000),
  }),
  make: (params) =>
    reducer({
      needs: ['probes'],
      initial: {
        starts: NO_STREAMS,
        asked: new Set<string>() as ReadonlySet<string>,
        cut: new Map() as ReadonlyMap<string, number>,
      },
      step(state, packet, env) {
        const place = `${packet.server.ip}:${packet.server.port}`
        if (!leaves(packet) && env.now >= (state.cut.get(place) ?? Number.POSITIVE_INFINITY))
          return {
            state,
            verdicts: [{ do: 'drop', why: 'somebody knocked there and found a hidden service' }],
          }
        const { starts, bytes } = followStart(state.starts, packet, { joinSegments: true, needsSyn: true })
        if (bytes === undefined) return { state: { ...state, starts }, verdicts: PASS }
        const next = { ...state, starts: settle(starts, packet) }
        const [least, most] = params.length
        const suspect = bytes.length >= least && bytes.length <= most && entropyOf(bytes) > params.entropy
        if (!suspect || state.asked.has(fourTuple(packet))) return { state: next, verdicts: PASS }
        const verdicts = probesFor(bytes, env.rng).map(
          ({ kind, bytes: asked }): Verdict => ({
            do: 'probe',
            after: env.rng.between(params.after[0], params.after[1]),
            probe: { kind, bytes: asked, server: packet.server },
            why: `somebody knocks at ${place} (${kind})`,
          }),
        )
        return { state: { ...next, asked: new Set([...state.asked, fourTuple(packet)]) }, verdicts }
      },
      learn(state, probe, answer, env) {
        if (answer === undefined || answer.length === 0 || toLatin1(answer).startsWith('HTTP/1.'))
          return state
        // A TLS alert is what any HTTPS server says to nonsense.
        if (answer[0] === 0x15) return state
        const place = `${probe.server.ip}:${probe.server.port}`
        if (state.cut.has(place)) return state
        return { ...state, cut: new Map([...state.cut, [place, env.now + params.cutAfter]]) }
      },
    }),
})

function probesFor(seen: Uint8Array, rng: Rng): readonly Pick<Probe, 'kind' | 'bytes'>[] {
  const changed = (...places: number[]) => seen.map((byte, at) => (places.includes(at) ? byte ^ 0x5a : byte))
  return [
    { kind: 'R1', bytes: seen },
    { kind: 'R2', bytes: changed(0) },
    { kind: 'R3', bytes: changed(0, 1, 2, 3, 4, 5, 6, 7, 62, 63) },
    { kind: 'R4', bytes: changed(16) },
    { kind: 'R5', bytes: changed(6, 16) },
    ...[8, 12, 16, 22, 33, 41, 49].map((length) => ({ kind: 'NR1', bytes: rng.bytes(length) })),
    { kind: 'NR2', bytes: rng.bytes(221) },
  ]
}

/** Shannon entropy of a payload's bytes, in bits a byte. */
export function entropyOf(bytes: Uint8Array): number {
  const counts = new Map<number, number>()
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  let sum = 0
  for (const count of counts.values()) sum -= (count / bytes.length) * Math.log2(count / bytes.length)
  return sum
}
