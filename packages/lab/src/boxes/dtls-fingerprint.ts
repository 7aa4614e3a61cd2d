// Drops WebRTC whose DTLS greeting has a listed fingerprint (Snowflake's library in Russia, 2026), and thins flows in
// which a TLS greeting travels inside DTLS: after its pattern of lengths, datagrams over 200 bytes are lost (China
// users, 2023). STUN and TURN are let be: meetings need them.

import * as v from 'valibot'
import { PASS } from '../box.ts'
import { fourTuple } from '../packet.ts'
import { dtlsFingerprint, handshakeType, readDtlsRecord } from '../wire/dtls.ts'
import { defineBox, reducer } from './define-box.ts'

interface Flow {
  readonly blocked: boolean
  /** Lengths of the first application records, from whom. */
  readonly lengths: readonly (readonly ['client' | 'server', number])[]
  readonly inside: boolean
}

const NEW: Flow = { blocked: false, lengths: [], inside: false }

export const dtls = defineBox({
  name: 'dtls-fingerprint',
  params: v.strictObject({
    /** `version,ciphers,extensions` in hexadecimal. */
    fingerprints: v.optional(v.array(v.string()), []),
    tlsInside: v.optional(v.boolean(), true),
    largerThan: v.optional(v.number(), 200),
  }),
  make: (params) =>
    reducer({
      needs: ['udp'],
      initial: { flows: new Map() as ReadonlyMap<string, Flow> },
      step(state, packet) {
        const record = packet.protocol === 'udp' ? readDtlsRecord(packet.bytes) : undefined
        if (record === undefined) return { state, verdicts: PASS }
        const key = fourTuple(packet)
        const flow = follow(state.flows.get(key) ?? NEW)
        const next = { flows: new Map([...state.flows].slice(-999)).set(key, flow) }
        if (flow.blocked)
          return { state: next, verdicts: [{ do: 'drop', why: 'a greeting (DTLS) of a listed library' }] }
        if (flow.inside && packet.bytes.length > params.largerThan)
          return { state: next, verdicts: [{ do: 'drop', why: 'a web connection inside a video call' }] }
        return { state: next, verdicts: PASS }

        function follow(old: Flow): Flow {
          if (record === undefined) return old
          const print = handshakeType(record) === 1 ? dtlsFingerprint(record) : undefined
          if (print !== undefined && params.fingerprints.includes(print)) return { ...old, blocked: true }
          if (!params.tlsInside || record.type !== 23 || old.lengths.length >= 3) return old
          const lengths = [...old.lengths, [packet.from, packet.bytes.length] as const]
          // A ClientHello of a browser, a short acknowledgement, a long ServerHello with certificates.
          const [hello, acknowledgement, answer] = lengths
          const inside =
            hello?.[0] === 'client' &&
            hello[1] > 400 &&
            acknowledgement?.[0] === 'server' &&
            acknowledgement[1] < 120 &&
            answer?.[0] === 'server' &&
            answer[1] > 900
          return { ...old, lengths, inside }
        }
      },
    }),
})
