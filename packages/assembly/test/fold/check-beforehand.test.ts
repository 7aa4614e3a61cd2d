import { describe, expect, it, vi } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import {
  type Constitution,
  type Credential,
  checkBeforehand,
  credentialCheck,
  type Enrolment,
} from '../../src/index.ts'
import { testIssuers } from '../credential/issuers.ts'

const vectors = readVectors<{ credential: Credential }>('credential/valid/claims.json').map(
  (one) => one.credential,
)
const broken = readVectors<Pick<Credential, 'constitution' | 'group' | 'pubkey' | 'signatures'>>(
  'credential/invalid/credentials.json',
).filter(
  ({ constitution, signatures }) =>
    constitution === vectors[0]?.constitution && signatures.every((text) => /^[0-9a-f]{512}$/.test(text)),
)
const issuers = testIssuers().map(({ modulus }, n) => ({ pubkey: `${n}`.repeat(64), modulus }))
const [{ constitution: id, group: slug } = { constitution: '', group: '' }] = vectors
const group = { slug, roll: 5, rollRoot: '0'.repeat(64), issuers }
const constitution = {
  id,
  groups: [
    group,
    { ...group, slug: 'no-keys', issuers: issuers.map((one) => ({ ...one, modulus: '0'.repeat(512) })) },
  ],
} as unknown as Constitution

const enrolments = [
  ...vectors,
  ...broken,
  { ...vectors[0], group: 'no-keys' },
  { ...vectors[0], group: 'no-such' },
].map(
  (one, n) =>
    ({
      ...one,
      id: n.toString(16).padStart(64, '0'),
      assembly: id,
      author: one.pubkey,
      form: 'enrolment',
    }) as Enrolment,
)

describe('credentials checked beforehand', () => {
  it('hold and fail as they do one by one', async () => {
    const oneByOne = credentialCheck(constitution)
    const beforehand = await checkBeforehand(constitution, enrolments)
    expect(enrolments.map(beforehand)).toEqual(enrolments.map(oneByOne))
    expect(enrolments.filter(beforehand)).toHaveLength(vectors.length)
    expect(enrolments.length).toBeGreaterThan(10)
  })

  it('are checked once, however often a page computes, and a false one by one signature', async () => {
    const forged = Array.from({ length: 50 }, (_, n) => ({
      ...(enrolments[0] as Enrolment),
      id: (1_000 + n).toString(16).padStart(64, '0'),
      author: n.toString(16).padStart(64, '0'),
    }))
    const asked = [...enrolments.slice(0, 1), ...forged]
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const known = new Map<string, boolean>()
    const other = await checkBeforehand({ ...constitution, id: '0'.repeat(64) }, asked, known)
    expect([asked.some(other), verify.mock.calls.length]).toEqual([false, 0])
    const first = await checkBeforehand(constitution, asked, known)
    const calls = verify.mock.calls.length
    const again = await checkBeforehand(constitution, asked, known)
    expect([calls, verify.mock.calls.length]).toEqual([3 + forged.length, calls])
    verify.mockRestore()
    expect(asked.map(first)).toEqual([true, ...forged.map(() => false)])
    expect(asked.map(again)).toEqual(asked.map(first))
  })

  it('do not hold where they were not among those that were checked', async () => {
    const [first] = enrolments
    const beforehand = await checkBeforehand(constitution, enrolments.slice(1))
    expect(first && beforehand(first)).toBe(false)
  })
})
