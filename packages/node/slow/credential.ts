// How many credentials an issuer signs and anybody checks, in a second of processor time on one core.
//
//   npm run test:slow -- credential

import {
  blind,
  blindSign,
  credentialMessage,
  finalize,
  nativeVerifier,
  useRsaVerify,
  verifyRsa,
} from '@commonwall/assembly'
import { seededRandom } from '../../assembly/test/credential/issuers.ts'
import { freshIssuerKey, rawPrivate, verifyByOpenSsl } from '../src/issuer/index.ts'

/** Best of so many rounds: what else runs on the machine only slows. */
const ROUNDS = 5
const SIGNED = 1_000
const VERIFIED = 10_000

async function rate(times: number, work: () => unknown): Promise<number> {
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    for (let i = 0; i < times; i++) {
      const result = work()
      if (result instanceof Promise) await result
    }
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, Math.round((times * 1e6) / (user + system)))
  }
  return best
}

export async function run({ seed, log }: { seed: number; log: (line: string) => void }) {
  const random = seededRandom(seed)
  const { publicKey: key, secret } = freshIssuerKey()
  const message = credentialMessage({ constitution: '1'.repeat(64), group: 'g', pubkey: '2'.repeat(64) })
  const raw = rawPrivate(secret)
  const { message: blinded, inverse } = blind(key, message, random)
  const answer = blindSign(key, blinded, raw)
  const signature = finalize(key, message, answer, inverse)
  let failed = 0
  const tell = (name: string, found: number, least = 0) => {
    if (found < least) failed++
    log(`${found < least ? '✗' : '✓'} ${name}: ${found} a second${least > 0 ? `, at least ${least}` : ''}`)
  }
  tell(
    'an issuer signs, and checks what it signed',
    await rate(500, () => blindSign(key, blinded, raw)),
    SIGNED,
  )
  useRsaVerify(verifyByOpenSsl)
  const openSsl = await rate(5_000, () => verifyRsa(key, message, signature))
  useRsaVerify()
  tell('verify by OpenSSL', openSsl, VERIFIED)
  const natively = await nativeVerifier(key)
  tell('verify by WebCrypto, one after the other', await rate(1_000, () => natively(message, signature)))
  tell('verify portably', await rate(300, () => verifyRsa(key, message, signature)))
  tell('blind', await rate(200, () => blind(key, message, random)))
  tell('finalize, with the check', await rate(200, () => finalize(key, message, answer, inverse)))
  return { passed: 6 - failed, failed, skipped: 0, notes: [] }
}
