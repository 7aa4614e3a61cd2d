import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  beginClaim,
  blind,
  type Claim,
  type Credential,
  credentialMessage,
  finalize,
  finishClaim,
  formatRequest,
  type Invitation,
  makeRoll,
  openSlip,
  parseAnswer,
  parseRequest,
  parseRsaKey,
  rollCommitment,
  sealSlip,
  useRsaVerify,
  verifyCredential,
} from '@commonwall/assembly'
import { publicKeyOf, SealError, sealEvent, signEvent } from '@commonwall/wall'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import {
  Issuer,
  type IssuerKey,
  makeIssuerKey,
  readIssuerKey,
  verifyByOpenSsl,
} from '../../src/issuer/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-issuer-'))
const random = (length: number) => new Uint8Array(randomBytes(length))
const constitution = '5'.repeat(64)
const group = 'civil-society'
const calendar = { from: 1_800_000_000, until: 1_800_001_000 }
const now = 1_800_000_500

let made = 0
const keys: IssuerKey[] = []
beforeAll(() => {
  for (let i = 0; i < 3; i++) keys.push(makeIssuerKey(join(folder, `issuer-${i}.key`)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => useRsaVerify())

/** Three issuers of a group of so many people, and everybody's invitation. */
function assemblyOf(people: number) {
  const { roll, entries } = makeRoll(
    Array.from({ length: people }, (_, i) => `member ${i}`),
    random,
  )
  const commitments = entries.map((entry) => Buffer.from(rollCommitment(entry)).toString('hex'))
  const shared = { constitution, group, root: roll.root, commitments, ...calendar }
  const options = keys.map((key) => ({ ...shared, key, ledger: join(folder, `ledger-${made++}.db`) }))
  const issuers = options.map((one) => new Issuer(one))
  const invitations = entries.map((entry): Invitation => ({ ...entry, constitution, group }))
  return { roll, invitations, issuers, options, publicKeys: keys.map(({ publicKey }) => publicKey) }
}

const answers = (issuers: readonly Issuer[], claim: Claim) =>
  issuers.map((issuer, at) => issuer.answer(claim.requests[at] ?? '', now))

describe('an issuer’s key', () => {
  it('lies in a file that only its owner may read, and is never overwritten', () => {
    const path = join(folder, 'issuer-0.key')
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    const before = readFileSync(path, 'utf8')
    expect(() => makeIssuerKey(path)).toThrow(/never overwritten/)
    expect(readFileSync(path, 'utf8')).toBe(before)
    expect(readIssuerKey(path).modulus).toBe(keys[0]?.modulus)
    expect(() => readIssuerKey(join(folder, 'none.key'))).toThrow(/found nothing/)
  })

  it.skipIf(process.platform === 'win32')('is refused if others can read it', () => {
    const path = join(folder, 'open.key')
    makeIssuerKey(path)
    chmodSync(path, 0o640)
    expect(() => readIssuerKey(path)).toThrow(/others than its owner/)
  })
})

describe('verification by OpenSSL', () => {
  const moduli = readVectors<{ modulus: string }>('credential/valid/keys.json')
  const publicKeys = moduli.map(({ modulus }) => parseRsaKey(modulus))

  it('takes what holds', () => {
    useRsaVerify(verifyByOpenSsl)
    for (const { credential } of readVectors<{ credential: Credential }>('credential/valid/claims.json'))
      expect(verifyCredential(credential, publicKeys, credential.signatures)).toBe(true)
  })

  it('takes what shares a factor with a weak modulus, as the portable one does', () => {
    const [vector] = readVectors<{ modulus: string; message: string; signature: string }>(
      'credential/valid/shared-factor.json',
    )
    const { modulus = '', message = '', signature = '' } = vector ?? {}
    const bytes = [message, signature].map((text) => Uint8Array.from(Buffer.from(text, 'hex'))) as [
      Uint8Array,
      Uint8Array,
    ]
    expect(verifyByOpenSsl(parseRsaKey(modulus), ...bytes)).toBe(true)
  })

  it.each(
    readVectors<{ why: string } & Pick<Credential, 'constitution' | 'group' | 'pubkey' | 'signatures'>>(
      'credential/invalid/credentials.json',
    ),
  )('refuses what the portable one refuses: $why', ({ signatures, ...subject }) => {
    useRsaVerify(verifyByOpenSsl)
    expect(verifyCredential(subject, publicKeys, signatures)).toBe(false)
  })
})

describe('an issuer', () => {
  it('signs for everybody on the roll; their credentials verify portably and by OpenSSL', () => {
    const { roll, invitations, issuers, publicKeys } = assemblyOf(3)
    for (const invitation of invitations) {
      const claim = beginClaim(invitation, roll, publicKeys, random)
      const credential = finishClaim(claim, publicKeys, answers(issuers, claim))
      useRsaVerify()
      expect(verifyCredential(credential, publicKeys, credential.signatures)).toBe(true)
      useRsaVerify(verifyByOpenSsl)
      expect(verifyCredential(credential, publicKeys, credential.signatures)).toBe(true)
      expect(verifyCredential({ ...credential, group: 'b' }, publicKeys, credential.signatures)).toBe(false)
    }
    for (const issuer of issuers) expect(issuer.issued()).toEqual([[0, 2]])
    for (const issuer of issuers) issuer.close()
  })

  it('says the same again where an answer was lost, also after a restart', () => {
    const { roll, invitations, issuers, options, publicKeys } = assemblyOf(2)
    const [invitation] = invitations
    const [issuer] = issuers
    if (!invitation || !issuer || !options[0]) throw new Error('nobody')
    const claim = beginClaim(invitation, roll, publicKeys, random)
    const first = issuer.answer(claim.requests[0] ?? '', now)
    expect(issuer.answer(claim.requests[0] ?? '', now)).toBe(first)
    issuer.close()
    const again = new Issuer(options[0])
    expect(again.answer(claim.requests[0] ?? '', now)).toBe(first)
    expect(again.issued()).toEqual([[invitation.index, invitation.index]])
    again.close()
    for (const one of issuers.slice(1)) one.close()
  })

  it('answers sealed requests by sealed answers, which tell a carrier neither who nor for what', () => {
    const { roll, invitations, issuers, publicKeys } = assemblyOf(1)
    const [invitation] = invitations
    if (!invitation) throw new Error('nobody')
    const claim = beginClaim(invitation, roll, publicKeys, random)
    const issuerKeys = issuers.map(() => random(32))
    const back = issuers.map((issuer, at) => {
      const key = issuerKeys[at] ?? new Uint8Array()
      const from = Uint8Array.from(Buffer.from(claim.replyKeys[at] ?? '', 'hex'))
      const sealed = sealSlip(claim.requests[at] ?? '', { to: publicKeyOf(key), from, now, random })
      const answer = issuer.answerSealed(sealed, key, now, random)
      for (const line of [sealed, answer].map((event) => JSON.stringify(event))) {
        // One printed code holds so many bytes.
        expect(line.length).toBeLessThan(2_953)
        for (const told of ['member', constitution, group, claim.requests[at] ?? ''])
          expect(line).not.toContain(told)
      }
      expect(JSON.stringify(sealed)).not.toContain(publicKeyOf(from))
      expect(() => openSlip(sealed, random(32))).toThrow(SealError)
      const { slip, from: author } = openSlip(answer, from)
      expect(author).toBe(publicKeyOf(key))
      return slip
    })
    const credential = finishClaim(claim, publicKeys, back)
    expect(verifyCredential(credential, publicKeys, credential.signatures)).toBe(true)
    const post = signEvent({ kind: 1, created_at: 0, tags: [], content: 'hello' }, random(32), random(32))
    const options = { secretKey: random(32), createdAt: 0, nonce32: random(32), auxiliaryRandom: random(32) }
    const other = sealEvent(post, { ...options, inboxKey: publicKeyOf(issuerKeys[0] ?? random(32)) })
    expect(() => openSlip(other, issuerKeys[0] ?? random(32))).toThrow(/kind 24604/)
    for (const one of issuers) one.close()
  })

  it('refuses a second key, a stranger, another assembly or group, and whoever comes too early or too late', () => {
    const { roll, invitations, issuers, publicKeys } = assemblyOf(2)
    const [invitation] = invitations
    const [issuer] = issuers
    if (!invitation || !issuer) throw new Error('nobody')
    const slip = beginClaim(invitation, roll, publicKeys, random).requests[0] ?? ''
    const request = parseRequest(slip)
    expect(() => issuer.answer(slip, calendar.from - 1)).toThrow(/time/)
    expect(() => issuer.answer(slip, calendar.until)).toThrow(/time/)
    const changed = (change: Partial<typeof request>) => formatRequest({ ...request, ...change })
    expect(() => issuer.answer(changed({ constitution: '6'.repeat(64) }), now)).toThrow(/constitution/)
    expect(() => issuer.answer(changed({ group: 'industry' }), now)).toThrow(/group/)
    expect(() => issuer.answer(changed({ identifier: 'a stranger' }), now)).toThrow(/one of the roll/)
    expect(() => issuer.answer(changed({ salt: new Uint8Array(32) }), now)).toThrow(/one of the roll/)
    expect(() => issuer.answer(changed({ index: 9 }), now)).toThrow(/one of the roll/)
    expect(() => issuer.answer(changed({ blinded: new Uint8Array(256) }), now)).toThrow(/number above 1/)
    expect(issuer.issued()).toEqual([])
    issuer.answer(slip, now)
    const second = beginClaim(invitation, roll, publicKeys, random).requests[0] ?? ''
    expect(() => issuer.answer(second, now)).toThrow(/nothing was issued for/)
    for (const one of issuers) one.close()
  })

  it('binds its key and ledger to one group of one assembly, and one process', () => {
    const { issuers, options } = assemblyOf(1)
    const [first, second] = options
    if (!first || !second) throw new Error('nobody')
    expect(() => new Issuer(first)).toThrow(/another process/)
    for (const one of issuers) one.close()
    expect(() => new Issuer({ ...first, constitution: '7'.repeat(64) })).toThrow(/this constitution/)
    expect(() => new Issuer({ ...first, group: 'industry' })).toThrow(/this group/)
    expect(() => new Issuer({ ...first, key: second.key })).toThrow(/this modulus/)
    expect(() => new Issuer({ ...first, root: '0'.repeat(64) })).toThrow(/the one of the constitution/)
    new Issuer(first).close()
  })

  it('keeps no time, no order and no person: two orders of the same requests leave the same rows', () => {
    const { roll, invitations, issuers, options, publicKeys } = assemblyOf(6)
    for (const one of issuers) one.close()
    const slips = invitations.map((one) => beginClaim(one, roll, publicKeys, random).requests[0] ?? '')
    const [base] = options
    if (!base) throw new Error('nobody')
    const contents = [slips, slips.toReversed()].map((order, at) => {
      const ledger = join(folder, `order-${at}.db`)
      const issuer = new Issuer({ ...base, ledger })
      for (const slip of order) issuer.answer(slip, now + at)
      issuer.close()
      return readFileSync(ledger)
    })
    const [one, other] = contents
    expect(one?.toString('latin1')).not.toContain('member')
    // Beyond the header, which counts writes, the files are the same byte for byte.
    expect(one?.subarray(100).equals(other?.subarray(100) ?? Buffer.alloc(0))).toBe(true)
  })
})

describe('with every issuer honest, n colluding members obtain n credentials, not one more', () => {
  const people = 4

  it('whatever they ask, mix, replay and multiply', () => {
    const { roll, invitations, issuers, publicKeys } = assemblyOf(people)
    const valid = new Set<string>()
    const pool: { claim: Claim; signed: (string | undefined)[] }[] = []
    // Each asks every issuer with a key of its own for each issuer, hoping to mix answers, then again with others.
    for (let round = 0; round < 3; round++)
      for (const invitation of invitations) {
        const claim = beginClaim(invitation, roll, publicKeys, random)
        const signed = issuers.map((issuer, at) =>
          attempt(() => issuer.answer(claim.requests[at] ?? '', now)),
        )
        pool.push({ claim, signed })
      }
    // They also ask for one blinded message under all their entries.
    const shared = parseRequest(pool[0]?.claim.requests[0] ?? '')
    for (const invitation of invitations)
      for (const issuer of issuers)
        attempt(() => issuer.answer(formatRequest({ ...invitation, blinded: shared.blinded }), now))
    // Then they try every combination of answers with every key, and products of signatures.
    for (const { claim } of pool)
      for (const first of pool)
        for (const second of pool)
          for (const third of pool) {
            const mixed = [first.signed[0], second.signed[1], third.signed[2]]
            if (mixed.includes(undefined)) continue
            const credential = attempt(() => finishClaim(claim, publicKeys, mixed as string[]))
            if (credential && verifyCredential(credential, publicKeys, credential.signatures))
              valid.add(credential.pubkey)
          }
    expect(valid.size).toBe(people)
    const [one, two] = pool.filter(({ signed }) => !signed.includes(undefined))
    if (!one || !two) throw new Error('nobody was signed for')
    const products = publicKeys.map(({ modulus }, at) => {
      const factors = [one, two].map(({ signed }) =>
        BigInt(`0x${Buffer.from(parseAnswer(signed[at] ?? '')).toString('hex')}`),
      )
      return (((factors[0] ?? 0n) * (factors[1] ?? 0n)) % modulus).toString(16).padStart(512, '0')
    })
    const fresh = publicKeyOf(random(32))
    expect(verifyCredential({ constitution, group, pubkey: fresh }, publicKeys, products)).toBe(false)
    for (const issuer of issuers) expect(issuer.issued()).toEqual([[0, people - 1]])
    for (const issuer of issuers) issuer.close()
  })

  it('and would obtain three for two members if two of three issuers were enough', () => {
    // Why all issuers must sign. Each of two people has three answers to give away; two make a credential.
    const { roll, invitations, issuers, publicKeys } = assemblyOf(2)
    const secrets = Array.from({ length: 3 }, () => random(32))
    const signatures = new Map(secrets.map((_, at) => [at, new Map<number, Uint8Array>()]))
    // Person 0: issuers 0, 1, 2 sign keys 0, 0, 1. Person 1: keys 1, 2, 2.
    const plan = [
      [0, 0, 1],
      [1, 2, 2],
    ]
    for (const [person, wanted] of plan.entries())
      for (const [at, which] of wanted.entries()) {
        const invitation = invitations[person]
        const issuer = issuers[at]
        const key = publicKeys[at]
        if (!invitation || !issuer || !key) throw new Error('nobody')
        const message = credentialMessage({
          constitution,
          group,
          pubkey: publicKeyOf(secrets[which] ?? random(32)),
        })
        const { message: blinded, inverse } = blind(key, message, random)
        const answer = parseAnswer(issuer.answer(formatRequest({ ...invitation, blinded }), now))
        signatures.get(which)?.set(at, finalize(key, message, answer, inverse))
      }
    const twoOfThree = [...signatures.values()].filter((held) => held.size >= 2).length
    const allOfThree = [...signatures.values()].filter((held) => held.size === 3).length
    expect(twoOfThree).toBe(3)
    expect(allOfThree).toBe(0)
    expect(roll.size).toBe(2)
    for (const issuer of issuers) issuer.close()
  })
})

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
