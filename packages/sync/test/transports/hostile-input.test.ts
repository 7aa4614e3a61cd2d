// Whatever bytes somebody hands over or a relay sends: taken, or refused by a sentence of ours; never anything else.

import { signerFromSeed } from '@commonwall/tlog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretOf } from '../../../wall/test/seeded.ts'
import { decodeCard, encodeCard, parseCardText, signCard } from '../../src/addresses/card.ts'
import { decodeEntry, encodeEntry } from '../../src/outbox/entry.ts'
import { decodeOutboxFile, encodeOutboxFiles } from '../../src/transports/file/outbox-file.ts'
import { openFile } from '../../src/transports/file.ts'
import { CodeReader } from '../../src/transports/qr/code.ts'
import { proofSquares, readCode } from '../../src/transports/qr/payload.ts'
import { parseServerFrame } from '../../src/transports/relay/server-frame.ts'
import { thread } from '../small-wall.ts'

const event = thread('a'.repeat(64), 'said', 1_790_000_000)
const card = await signCard(
  {
    wall: 'a'.repeat(64),
    url: 'https://flowers.example/k3v9q2m7/',
    capabilities: ['read'],
    until: 2_000_000_000,
  },
  signerFromSeed(secretOf(5)),
)
const squares = await proofSquares(`c2sp.org/tlog-proof@v1\nindex 7\n\n${'commonwall/… '.repeat(40)}\n`)
const text = (value: string) => new TextEncoder().encode(value)
const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

interface Parser {
  /** What an honest one gives it. */
  readonly seeds: readonly Uint8Array[]
  readonly parse: (bytes: Uint8Array) => unknown
  readonly refusal: RegExp
}

const parsers: Readonly<Record<string, Parser>> = {
  'a card': { seeds: [encodeCard(card)], parse: decodeCard, refusal: /^address\// },
  'the text of a card': {
    seeds: [text('A'.repeat(200))],
    parse: (bytes) => parseCardText(asText(bytes)),
    refusal: /^address\//,
  },
  'a square': {
    seeds: squares,
    parse: async (bytes) => {
      const code = new CodeReader().push(bytes)
      return code && readCode(code)
    },
    refusal: /^(?:code|address)\//,
  },
  'an outbox file': {
    seeds: encodeOutboxFiles([JSON.stringify(event)]),
    parse: decodeOutboxFile,
    refusal: /^transport\//,
  },
  'a file': {
    seeds: [new Uint8Array(1024), text('<!doctype html><body></body>'), text('c2sp.org/tlog-proof@v1\n')],
    parse: (bytes) => openFile('x', new Blob([bytes as Uint8Array<ArrayBuffer>])),
    refusal: /^transport\//,
  },
  'a row of the outbox': {
    seeds: [encodeEntry({ event, state: 'waiting', added: 1, notBefore: 2, tries: 0 })],
    parse: decodeEntry,
    refusal: /^outbox\/damaged$/,
  },
  'a frame of a relay': {
    seeds: [
      text(JSON.stringify(['EVENT', 'q1', event])),
      text('["EOSE","q1",["finish"]]'),
      text('["OK","",true,""]'),
    ],
    parse: (bytes) => parseServerFrame(asText(bytes)),
    refusal: /^transport\//,
  },
}

describe('input that was made to harm', () => {
  it.each(Object.entries(parsers))('%s is taken or refused by name', async (_, { seeds, parse, refusal }) => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.nat(20) })
    const changed = fc
      .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 6 }))
      .map(([seed, changes]) => {
        let bytes = seed.slice()
        for (const { at, byte, cut } of changes)
          if (cut === 0) bytes = bytes.slice(0, at % (bytes.length + 1))
          else if (bytes.length > 0) bytes[at % bytes.length] = byte
        return bytes
      })
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
        try {
          await parse(bytes)
        } catch (error) {
          expect(String((error as { code?: unknown }).code)).toMatch(refusal)
        }
      }),
      { numRuns: 300, seed: 11 },
    )
  })
})
