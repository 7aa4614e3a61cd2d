// Credentials: one voice a person without naming the person (RFC 9474, docs/protocol/credential.md).
// Read in this order: integers → rsa-key → pss → blind → blind-sign → verify → credential → roll → claim.

export { type Blinded, blind, finalize, type Random } from './blind.ts'
export * from './blind-sign.ts'
export * from './claim.ts'
export * from './credential.ts'
export * from './credential-error.ts'
export * from './first-ballot.ts'
export { formatInvitation, type Invitation, parseInvitation } from './invitation.ts'
export * from './issuance.ts'
export * from './over-issue.ts'
export * from './request.ts'
export * from './roll.ts'
export { parseElement, parseRsaKey, type RsaPublicKey, rsaKeyHex, SIGNATURE_BYTES } from './rsa-key.ts'
export * from './sealed-slip.ts'
export { MAX_SLIP } from './slip.ts'
export { type RsaVerify, useRsaVerify, verifyRsa } from './verify.ts'
export * from './verify-natively.ts'
