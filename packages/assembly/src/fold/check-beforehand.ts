// Credentials checked before the fold, by WebCrypto: for a page, where thousands in plain JavaScript take a second.

import { hexToBytes } from '@noble/hashes/utils.js'
import { credentialMessage } from '../credential/credential.ts'
import { nativeVerifier, type RsaVerifyAsync } from '../credential/verify-natively.ts'
import type { Constitution, Enrolment } from '../record/index.ts'
import { issuerKeys } from './credential-check.ts'

/** First ballots that are being checked at a time: enough to keep WebCrypto's threads busy. */
const AT_ONCE = 64

/**
 * Checks all first ballots and answers like `credentialCheck`, at once, for the fold; false for one that was not among
 * them.
 */
export async function checkBeforehand(
  constitution: Constitution,
  enrolments: readonly Enrolment[],
): Promise<(enrolment: Enrolment) => boolean> {
  const verifiers = new Map<string, readonly RsaVerifyAsync[]>()
  for (const group of constitution.groups)
    verifiers.set(group.slug, await Promise.all(issuerKeys(group).map(nativeVerifier)))
  const holds = new Set<string>()
  for (let at = 0; at < enrolments.length; at += AT_ONCE)
    await Promise.all(
      enrolments.slice(at, at + AT_ONCE).map(async ({ id, author, group, signatures }) => {
        const keys = verifiers.get(group) ?? []
        if (keys.length === 0 || keys.length !== signatures.length) return
        const message = credentialMessage({ constitution: constitution.id, group, pubkey: author })
        const verdicts = keys.map((verify, n) => verify(message, hexToBytes(signatures[n] ?? '')))
        if ((await Promise.all(verdicts)).every(Boolean)) holds.add(id)
      }),
    )
  return ({ id }) => holds.has(id)
}
