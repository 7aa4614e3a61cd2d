// DNS messages as injectors see them, and as clients and resolvers write them (RFC 1035).
//
// The name is read with the semantics published for the third injector after its first repair (NDSS 2025,
// "Wallbleed", parser of November 2023): counts are ignored, one question is assumed, labels are joined by dots in
// a buffer of 126 bytes, and the class must be IN. Its reading past the message's end is a leak, not a rule, and is
// not modelled: such a message is let pass.

import { concat, fromLatin1, toLatin1, uint, vector } from './bytes.ts'

const NAME_BUFFER = 126

export const A = 1
export const AAAA = 28
export const HTTPS = 65

export interface Question {
  /** As the box flattens it. */
  readonly name: string
  readonly type: number
  readonly class: number
  /** Where the name ends; type and class follow. */
  readonly end: number
}

/** The question of a query; undefined for answers and for what cannot be read. */
export function readQuestion(query: Uint8Array): Question | undefined {
  if (query.length < 12 || ((query[2] ?? 0) & 0x80) !== 0) return undefined
  let name = ''
  let at = 12
  for (;;) {
    const length = query[at]
    if (length === undefined) return undefined
    at += 1
    if (length === 0) break
    if (name.length + 1 + length + 1 > NAME_BUFFER) break
    if (at + length > query.length) return undefined
    name += (name === '' ? '' : '.') + toLatin1(query.subarray(at, at + length))
    at += length
  }
  if (at + 4 > query.length) return undefined
  // The list is matched on a C string: a zero byte inside a label ends it.
  const [flat = ''] = name.split('\0')
  return { name: flat, type: read16(query, at), class: read16(query, at + 2), end: at }
}

export interface Forgery {
  readonly query: Uint8Array
  readonly question: Question
  readonly ttl: number
  /** Four or sixteen bytes; or the body of an HTTPS record. */
  readonly data: Uint8Array
  readonly type: number
  /** The AA bit: by the query's RD bit unless said. */
  readonly authoritative?: boolean
}

/** The forged answer: the question, then one record. */
export function forgeAnswer({ query, question, ttl, data, type, authoritative }: Forgery): Uint8Array {
  const recursion = ((query[2] ?? 0) & 1) === 1
  const flags = (recursion ? 0x8180 : 0x8000) | ((authoritative ?? !recursion) ? 0x0400 : 0)
  return concat(
    query.subarray(0, 2),
    uint(flags, 2),
    uint(1, 2),
    uint(1, 2),
    uint(0, 4),
    query.subarray(12, question.end + 4),
    uint(0xc00c, 2),
    uint(type, 2),
    uint(1, 2),
    uint(ttl, 4),
    vector(2, data),
  )
}

/** A query with one question and RD set. */
export function writeQuery(name: string, type: number, id: number): Uint8Array {
  return concat(
    uint(id, 2),
    uint(0x0100, 2),
    uint(1, 2),
    uint(0, 6),
    writeName(name),
    uint(type, 2),
    uint(1, 2),
  )
}

/** What an honest resolver answers; an empty answer section for a name that has none. */
export function writeAnswer(query: Uint8Array, addresses: readonly Uint8Array[], ttl = 300): Uint8Array {
  const question = readQuestion(query)
  if (question === undefined) return concat(query.subarray(0, 2), uint(0x8181, 2), uint(0, 8))
  const records = addresses.map((address) =>
    concat(
      uint(0xc00c, 2),
      uint(address.length === 16 ? AAAA : A, 2),
      uint(1, 2),
      uint(ttl, 4),
      vector(2, address),
    ),
  )
  return concat(
    query.subarray(0, 2),
    uint(0x8180, 2),
    uint(1, 2),
    uint(records.length, 2),
    uint(0, 4),
    query.subarray(12, question.end + 4),
    ...records,
  )
}

/** The A records of an answer as dotted text, as a stub resolver takes them. */
export function readAddresses(answer: Uint8Array): readonly string[] {
  const count = read16(answer, 6)
  let at = 12
  const skipName = () => {
    while (at < answer.length) {
      const length = answer[at] ?? 0
      at += length >= 0xc0 ? 2 : 1 + length
      if (length === 0 || length >= 0xc0) return
    }
  }
  for (let questions = read16(answer, 4); questions > 0; questions--) {
    skipName()
    at += 4
  }
  const found: string[] = []
  for (let records = 0; records < count && at + 10 < answer.length; records++) {
    skipName()
    const length = read16(answer, at + 8)
    if (read16(answer, at) === A && length === 4) found.push([...answer.subarray(at + 10, at + 14)].join('.'))
    at += 10 + length
  }
  return found
}

function writeName(name: string): Uint8Array {
  const labels = name.split('.').filter((label) => label !== '')
  return concat(...labels.map((label) => vector(1, fromLatin1(label))), uint(0, 1))
}

function read16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
