import {
  type Definition,
  DefinitionError,
  decodeDefinitionFile,
  definitionTemplate,
  EventError,
  encodeDefinitionFile,
  logHash,
  logOrigin,
  logVerifierKey,
  type NostrEvent,
  parseDefinition,
  parseKey,
  parseSignature,
  quorumOf,
  type Signature,
  verifyEvent,
  witnessVerifierKey,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../vectors.ts'

interface Refused {
  readonly why: string
  readonly event: NostrEvent
  readonly field: string
}

interface Read {
  readonly why: string
  readonly event: NostrEvent
  readonly definition?: Definition
  readonly signature?: Signature
}

interface File {
  readonly name: string
  readonly text: string
  readonly entries: readonly { readonly id: string; readonly proof: string }[]
}

describe('definitions', () => {
  for (const { why, event, definition, signature } of readVectors<Read>('definition/valid/definitions.json'))
    it(`are read: ${why}`, () => {
      expect(verifyEvent(event)).toBeDefined()
      if (definition === undefined) {
        expect(parseSignature(event)).toEqual(signature)
        return
      }
      expect(JSON.parse(JSON.stringify(parseDefinition(event)))).toEqual(definition)
      const fields = {
        ...parseDefinition(event),
        wall: event.tags[0]?.[0] === 'h' ? definition.wall : undefined,
      }
      expect(definitionTemplate(fields, { createdAt: event.created_at }).tags).toEqual(event.tags)
    })

  for (const [file, parse] of [
    ['definition/invalid/definitions.json', parseDefinition],
    ['definition/invalid/signatures.json', parseSignature],
    ['names/invalid/keys.json', parseKey],
  ] as const)
    for (const { why, event, field } of readVectors<Refused>(file))
      it(`are refused (${file.split('/').at(-1)}): ${why}`, () => {
        expect(verifyEvent(event)).toBeDefined()
        expect(fieldRefused(() => parse(event))).toBe(field)
      })

  const bytesOf = (text: string) => new TextEncoder().encode(text)
  for (const { name, text, entries } of readVectors<File>('definition/valid/files.json'))
    it(`are read from a file: ${name}`, () => {
      const read = decodeDefinitionFile(bytesOf(text))
      expect(read.map(({ event, proof }) => ({ id: event.id, proof }))).toEqual(entries)
      expect(new TextDecoder().decode(encodeDefinitionFile(read.toReversed()))).toBe(text)
    })

  for (const { why, text } of readVectors<{ why: string; text: string }>('definition/invalid/files.json'))
    it(`are not read from a file: ${why}`, () => {
      expect(() => decodeDefinitionFile(bytesOf(text))).toThrow(EventError)
    })
})

describe('names of logs and witnesses', () => {
  it('follow from their keys', () => {
    const [log, witness] = readVectors<Record<'wall' | 'key' | 'origin' | 'vkey' | 'name', string>>(
      'definition/valid/log-names.json',
    )
    if (log === undefined || witness === undefined) throw new Error('two vectors')
    expect(logOrigin(log.wall, log.key)).toBe(log.origin)
    expect(log.origin.endsWith(`/${logHash(log.key)}`)).toBe(true)
    expect(logVerifierKey(log.wall, log.key)).toBe(log.vkey)
    expect(witnessVerifierKey(witness)).toBe(witness.vkey)
  })
})

describe('the quorum', () => {
  it('is ⌊2n/3⌋ + 1, and none of none', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 9].map(quorumOf)).toEqual([0, 1, 2, 3, 3, 4, 5, 5, 7])
  })
})

function fieldRefused(parse: () => unknown): string | undefined {
  try {
    parse()
  } catch (error) {
    if (error instanceof DefinitionError) return error.field
    throw error
  }
  return undefined
}
