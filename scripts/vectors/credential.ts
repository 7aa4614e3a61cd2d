// Writes vectors/credential/ but for rfc9474.json, which is the RFC's own, and keys.json, which this reads.

import { sha256 } from '@commonwall/tlog'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  commonDivisor,
  modInverse,
  modPower,
  toBytes,
  toInteger,
} from '../../packages/assembly/src/credential/integers.ts'
import { encodePss, SALT_BYTES } from '../../packages/assembly/src/credential/pss.ts'
import {
  beginClaim,
  blindSign,
  type Claim,
  credentialMessage,
  finishClaim,
  formatAnswer,
  formatInvitation,
  makeRoll,
  parseRequest,
  rollCommitment,
} from '../../packages/assembly/src/index.ts'
import { seededRandom, testIssuers } from '../../packages/assembly/test/credential/issuers.ts'
import { readVectors } from '../../packages/wall/test/vectors.ts'
import { writeVectors } from './write.ts'

const issuers = testIssuers()
const keys = issuers.map(({ key }) => key)
const constitution = bytesToHex(sha256(utf8ToBytes('a constitution')))
const random = seededRandom(9474)
const salts = seededRandom(1009)

const messages = [
  { constitution, group: 'civil-society', pubkey: bytesToHex(sha256(utf8ToBytes('a key'))) },
  { constitution, group: 'a', pubkey: 'f'.repeat(64) },
  { constitution: '0'.repeat(64), group: 'g'.repeat(32), pubkey: '0'.repeat(64) },
].map((subject) => ({ ...subject, message: bytesToHex(credentialMessage(subject)) }))
writeVectors(
  'credential/valid/messages.json',
  'The bytes that every issuer of a group signs, in hex.',
  messages,
)

const people = ['Aynur', '王芳', 'member 4711', 'x'.repeat(200), 'b4'.repeat(32)]
const { roll, entries } = makeRoll(people, random)
const invitations = entries.map((entry) => ({ ...entry, constitution, group: 'civil-society' }))
writeVectors(
  'credential/valid/rolls.json',
  'A roll in its order, its root, and the invitation slip of each entry.',
  [
    {
      size: roll.size,
      root: roll.root,
      constitution,
      group: 'civil-society',
      entries: invitations.map((invitation) => ({
        identifier: invitation.identifier,
        salt: bytesToHex(invitation.salt),
        commitment: bytesToHex(rollCommitment(invitation)),
        proof: invitation.proof.map(bytesToHex),
        invitation: formatInvitation(invitation),
      })),
    },
  ],
)

function issue(claim: Claim) {
  return claim.requests.map((request, at) => {
    const issuer = issuers[at]
    if (!issuer) throw new RangeError('more requests than issuers')
    return formatAnswer(blindSign(issuer.key, parseRequest(request).blinded, issuer.raw))
  })
}

const claims = invitations.slice(0, 2).map((invitation) => {
  const claim = beginClaim(invitation, roll, keys, random)
  const answers = issue(claim)
  return { claim, answers, credential: finishClaim(claim, keys, answers) }
})
writeVectors(
  'credential/valid/claims.json',
  'Claims: requests in the order of the keys of keys.json, the answers, and the credential that comes out.',
  claims,
)

// An issuer may name a modulus whose factors are small, and sign a message whose encoding shares one of them.
const weak = weakKey()
const weakSubject = {
  constitution,
  group: 'civil-society',
  pubkey: bytesToHex(sha256(utf8ToBytes('a voice'))),
}
const weakMessage = credentialMessage(weakSubject)
writeVectors(
  'credential/valid/shared-factor.json',
  'Signatures that share a factor with the modulus: RSASSA-PSS takes them, so they hold like any other.',
  [
    {
      ...weakSubject,
      modulus: weak.n.toString(16),
      message: bytesToHex(weakMessage),
      signature: bytesToHex(toBytes(sharingSignature(weak, weakMessage), 256)),
    },
  ],
)

const [first, second] = claims
if (!first || !second) throw new RangeError('two claims were expected')
const { credential } = first
const subject = { constitution, group: credential.group, pubkey: credential.pubkey }
const [one = '', two = '', three = ''] = credential.signatures
const modulus = issuers.map((issuer) => issuer.modulus)[0] ?? ''
const n = BigInt(`0x${modulus}`)
const hex = (value: bigint) => value.toString(16).padStart(512, '0')
const flipped = `${one.slice(0, -1)}${one.endsWith('0') ? '1' : '0'}`
writeVectors('credential/invalid/credentials.json', 'Signatures that are no credential of their key.', [
  { why: 'two of three issuers', ...subject, signatures: [one, two] },
  { why: 'one issuer in the place of another', ...subject, signatures: [two, one, three] },
  { why: 'one issuer twice', ...subject, signatures: [one, two, two] },
  { why: 'a fourth signature', ...subject, signatures: [one, two, three, three] },
  { why: 'the signatures of another key', ...subject, signatures: second.credential.signatures },
  { why: 'another group', ...subject, group: 'industry', signatures: [one, two, three] },
  { why: 'another constitution', ...subject, constitution: '1'.repeat(64), signatures: [one, two, three] },
  { why: 'one bit changed', ...subject, signatures: [flipped, two, three] },
  { why: 'upper case', ...subject, signatures: [one.toUpperCase(), two, three] },
  { why: 'a digit too few', ...subject, signatures: [one.slice(1), two, three] },
  {
    why: 'the signature and once the modulus',
    ...subject,
    signatures: [hex(BigInt(`0x${one}`) + n), two, three],
  },
  { why: 'zero', ...subject, signatures: [hex(0n), two, three] },
  { why: 'one', ...subject, signatures: [hex(1n), two, three] },
  { why: 'n − 1', ...subject, signatures: [hex(n - 1n), two, three] },
  {
    why: 'a blind signature that nobody unblinded',
    ...subject,
    signatures: [bytesToHex(rawAnswer(first.answers[0] ?? '')), two, three],
  },
  {
    why: 'the product of two signatures',
    ...subject,
    signatures: [product(one, second.credential.signatures[0] ?? ''), two, three],
  },
])

writeVectors('credential/invalid/keys.json', 'Moduli that no constitution may name.', [
  { why: 'a digit too few', modulus: modulus.slice(1) },
  { why: 'a digit too many', modulus: `0${modulus}` },
  { why: 'upper case', modulus: modulus.toUpperCase() },
  { why: '2047 bits', modulus: `7${modulus.slice(1)}` },
  { why: 'even', modulus: hex(n - 1n) },
  { why: 'three divides it', modulus: hex(n - (n % 3n) + ((n - (n % 3n)) % 2n === 0n ? 3n : 0n)) },
  { why: 'nothing', modulus: '' },
])

const p = BigInt(`0x${readVectors<{ p: string }>('credential/valid/keys.json')[0]?.p}`)
writeVectors(
  'credential/invalid/elements.json',
  'Blinded messages that no issuer signs, for the first key of keys.json.',
  [
    { why: 'zero', hex: hex(0n) },
    { why: 'one, which is its own signature', hex: hex(1n) },
    { why: 'n − 1, which is its own signature', hex: hex(n - 1n) },
    { why: 'n', hex: hex(n) },
    { why: 'n + 2', hex: hex(n + 2n) },
    { why: 'all ones', hex: 'f'.repeat(512) },
    { why: 'a multiple of a factor of n', hex: hex(p * 3n) },
    { why: 'a byte too few', hex: hex(5n).slice(2) },
    { why: 'a byte too many', hex: `00${hex(5n)}` },
    { why: 'nothing', hex: '' },
  ],
)

const [invited] = invitations
if (!invited) throw new RangeError('an invitation was expected')
const slip = formatInvitation(invited)
writeVectors('credential/invalid/slips.json', 'Lines that are no invitation.', [
  { why: 'nothing', slip: '' },
  { why: 'a character changed', slip: `${slip[0] === 'A' ? 'B' : 'A'}${slip.slice(1)}` },
  { why: 'cut short', slip: slip.slice(0, -8) },
  { why: 'padded', slip: `${slip}=` },
  { why: 'the other base64', slip: slip.replaceAll('-', '+').replaceAll('_', '/') },
  { why: 'a request', slip: first.claim.requests[0] },
  { why: 'an answer', slip: first.answers[0] },
  { why: 'twice', slip: slip + slip },
  { why: 'longer than any', slip: 'A'.repeat(4_001) },
])

/** The primes above 1,000 until their product and one more prime have 2048 bits. */
function weakKey(): { readonly n: bigint; readonly d: bigint } {
  const primes: bigint[] = []
  let n = 1n
  for (let next = 1009n; n < 2n ** 2020n; next += 2n)
    if (isPrime(next)) {
      primes.push(next)
      n *= next
    }
  let last = 2n ** 2047n / n + 1n
  while (!isPrime(last)) last++
  const order = [...primes, last].reduce((all, prime) => all * (prime - 1n), 1n)
  return { n: n * last, d: modInverse(65_537n, order) ?? 0n }
}

/** Signs with one salt after another, until the encoding shares a factor with the modulus. */
function sharingSignature({ n, d }: { readonly n: bigint; readonly d: bigint }, message: Uint8Array): bigint {
  for (;;) {
    const element = toInteger(encodePss(message, 2047, salts(SALT_BYTES)))
    if (commonDivisor(element, n) !== 1n) return modPower(element, d, n)
  }
}

function isPrime(value: bigint): boolean {
  for (let factor = 2n; factor * factor <= value; factor++) if (value % factor === 0n) return false
  return true
}

function rawAnswer(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64url')).slice(1, 257)
}

function product(a: string, b: string): string {
  return hex((BigInt(`0x${a}`) * BigInt(`0x${b}`)) % n)
}
