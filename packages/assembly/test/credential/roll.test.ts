import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import {
  beginClaim,
  CredentialError,
  checkRollEntry,
  finishClaim,
  formatInvitation,
  makeRoll,
  parseAnswer,
  parseInvitation,
  parseRequest,
  rollCommitment,
  rollOf,
} from '../../src/index.ts'
import { seededRandom, testIssuers } from './issuers.ts'

interface RollVector {
  readonly size: number
  readonly root: string
  readonly constitution: string
  readonly group: string
  readonly entries: readonly {
    readonly identifier: string
    readonly salt: string
    readonly commitment: string
    readonly proof: readonly string[]
    readonly invitation: string
  }[]
}

describe.each(readVectors<RollVector>('credential/valid/rolls.json'))('a roll of $size', (vector) => {
  const { size, root, constitution, group, entries } = vector

  it('has its root', () => {
    expect(rollOf(entries.map(({ commitment }) => commitment))).toEqual({ size, root })
  })

  it.each(entries.map((entry, index) => ({ ...entry, index })))('holds entry $index', (entry) => {
    const salt = Uint8Array.from(Buffer.from(entry.salt, 'hex'))
    const { identifier, index } = entry
    const invitation = parseInvitation(entry.invitation)
    expect(invitation).toMatchObject({ constitution, group, index, identifier, salt })
    expect(invitation.proof.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(entry.proof)
    expect(formatInvitation(invitation)).toBe(entry.invitation)
    expect(Buffer.from(rollCommitment(invitation)).toString('hex')).toBe(entry.commitment)
    expect(() => checkRollEntry({ size, root }, invitation)).not.toThrow()
    const other = (index + 1) % size
    for (const changed of [
      { ...invitation, index: other },
      { ...invitation, identifier: 'somebody else' },
      { ...invitation, salt: new Uint8Array(32) },
      { ...invitation, proof: invitation.proof.slice(1) },
    ])
      expect(() => checkRollEntry({ size, root }, changed)).toThrow(CredentialError)
  })
})

it('a roll of any size holds everybody, and orders them by chance', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, seed) => {
      const people = Array.from({ length: size }, (_, i) => `member ${i}`)
      const { roll, entries } = makeRoll(people, seededRandom(seed))
      expect(entries.map(({ identifier }) => identifier).sort()).toEqual(people.sort())
      for (const entry of entries) checkRollEntry(roll, entry)
    }),
    { seed: 1, numRuns: 60 },
  )
  const first = new Set(
    Array.from(
      { length: 40 },
      (_, seed) => makeRoll(['a', 'b', 'c'], seededRandom(seed)).entries[0]?.identifier,
    ),
  )
  expect(first.size).toBe(3)
})

it('nobody stands on a roll twice, or without a name', () => {
  expect(() => makeRoll(['a', 'a'], seededRandom(1))).toThrow(/each person once/)
  expect(() => makeRoll([''], seededRandom(1))).toThrow(/1 to 200 bytes/)
  expect(() => makeRoll(['x'.repeat(201)], seededRandom(1))).toThrow(/1 to 200 bytes/)
  expect(() => makeRoll(['\ud800'], seededRandom(1))).toThrow(CredentialError)
})

describe('a slip', () => {
  it.each(readVectors<{ why: string; slip: string }>('credential/invalid/slips.json'))(
    'is no invitation: $why',
    ({ slip }) => expect(() => parseInvitation(slip)).toThrow(CredentialError),
  )

  it('is refused, and never breaks its reader, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        for (const parse of [parseInvitation, parseRequest, parseAnswer])
          expect(() => parse(text)).toThrow(CredentialError)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('says by itself neither who nor what: no word of it stands in its text', () => {
    const slips = readVectors<RollVector>('credential/valid/rolls.json').flatMap(({ entries }) => entries)
    for (const { invitation, identifier } of slips) {
      expect(invitation).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(invitation).not.toContain(identifier)
      expect(invitation).not.toContain('commonwall')
    }
  })
})

describe('a claim', () => {
  const keys = testIssuers().map(({ key }) => key)

  it('is not begun for who is not on the roll', () => {
    const { roll, entries } = makeRoll(['a', 'b'], seededRandom(1))
    const [entry] = entries
    if (!entry) throw new Error('no entry')
    const invitation = { ...entry, constitution: '0'.repeat(64), group: 'g' }
    expect(beginClaim(invitation, roll, keys, seededRandom(2)).requests).toHaveLength(3)
    const stranger = { ...invitation, identifier: 'c' }
    expect(() => beginClaim(stranger, roll, keys, seededRandom(2))).toThrow(/to stand on the roll/)
  })

  it('needs the answer of every issuer, each in its place', () => {
    const [vector] = readVectors<{ claim: never; answers: string[] }>('credential/valid/claims.json')
    if (!vector) throw new Error('no vector')
    const { claim, answers } = vector
    expect(() => finishClaim(claim, keys, answers.slice(1))).toThrow(/one of each/)
    expect(() => finishClaim(claim, keys, answers.toReversed())).toThrow(CredentialError)
  })
})
