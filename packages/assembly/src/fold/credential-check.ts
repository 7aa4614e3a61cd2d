// Whether a first ballot carries a credential that holds: signatures of all issuers of its group on its key.

import { verifyCredential } from '../credential/credential.ts'
import { CredentialError } from '../credential/credential-error.ts'
import { parseRsaKey, type RsaPublicKey } from '../credential/rsa-key.ts'
import type { Constitution, Enrolment, Group } from '../record/index.ts'

/** Checks credentials against the issuers' keys; a key that is none lets nobody in. */
export function credentialCheck(constitution: Constitution): (enrolment: Enrolment) => boolean {
  const keys = new Map<string, readonly RsaPublicKey[]>()
  // Read when first asked for: whoever looks at one ballot needs one group's.
  const keysOf = (slug: string): readonly RsaPublicKey[] => {
    const group = constitution.groups.find((one) => one.slug === slug)
    const held = keys.get(slug) ?? (group ? issuerKeys(group) : [])
    keys.set(slug, held)
    return held
  }
  return ({ author, group, signatures }) =>
    verifyCredential({ constitution: constitution.id, group, pubkey: author }, keysOf(group), signatures)
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
