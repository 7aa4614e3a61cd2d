// Whether a first ballot carries a credential that holds: signatures of all issuers of its group on its key.

import { verifyCredential } from '../credential/credential.ts'
import { CredentialError } from '../credential/credential-error.ts'
import { parseRsaKey, type RsaPublicKey } from '../credential/rsa-key.ts'
import type { Constitution, Enrolment, Group } from '../record/index.ts'

/** Checks credentials against the issuers' keys; a key that is none lets nobody in. */
export function credentialCheck(constitution: Constitution): (enrolment: Enrolment) => boolean {
  const keys = new Map(constitution.groups.map((group) => [group.slug, issuerKeys(group)]))
  return ({ author, group, signatures }) =>
    verifyCredential(
      { constitution: constitution.id, group, pubkey: author },
      keys.get(group) ?? [],
      signatures,
    )
}

/** Of all issuers of a group; none where one of the keys is no key. */
export function issuerKeys({ issuers }: Group): readonly RsaPublicKey[] {
  try {
    return issuers.map(({ modulus }) => parseRsaKey(modulus))
  } catch (error) {
    if (error instanceof CredentialError) return []
    throw error
  }
}
