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
 * @param known what was found before: anybody posts false ones by thousands, and a page computes again at every news
 */
export async function checkBeforehand(
  constitution: Constitution,
  enrolments: readonly Enrolment[],
  known = new Map<string, boolean>(),
): Promise<(enrolment: Enrolment) => boolean> {
  const verifiers = new Map<string, readonly RsaVerifyAsync[]>()
  for (const group of constitution.groups)
    verifiers.set(group.slug, await Promise.all(issuerKeys(group).map(nativeVerifier)))
  const holds = async ({ author, group, signatures }: Enrolment): Promise<boolean> => {
    const keys = verifiers.get(group) ?? []
    if (keys.length === 0 || keys.length !== signatures.length) return false
    const message = credentialMessage({ constitution: constitution.id, group, pubkey: author })
    // One after the other: a false one ends at the first.
    for (const [n, verify] of keys.entries())
      if (!(await verify(message, hexToBytes(signatures[n] ?? '')))) return false
    return true
  }
  const asked = enrolments.filter(({ id, assembly }) => assembly === constitution.id && !known.has(id))
  for (let at = 0; at < asked.length; at += AT_ONCE)
    await Promise.all(
      asked.slice(at, at + AT_ONCE).map(async (one) => {
        known.set(one.id, await holds(one))
      }),
    )
  return ({ id }) => known.get(id) ?? false
}
