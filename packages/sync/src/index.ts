// Copies of a wall: from where they come, how they are verified, and how posts leave.
//
// Read in this order: `transports` (dumb ways to where a copy is), `dial` (which address may be asked when), `audit`
// (verifies a wall from first post to last, from any source that can be read by path).

export * from './audit/audit.ts'
export * from './audit/definitions.ts'
export type { Finding } from './audit/findings.ts'
export type { AuditedLog } from './audit/log.ts'
export type { VerifyMany } from './audit/segments.ts'
export * from './audit/source.ts'
export * from './dial/address-pool.ts'
export * from './dial/dialer.ts'
export type { Innocence } from './dial/manners.ts'
export * from './dial/place.ts'
export * from './dial/pool-error.ts'
export type * from './store/path-store.ts'
export * from './transports/file/embedded.ts'
export * from './transports/file/outbox-file.ts'
export * from './transports/file/sniff.ts'
export * from './transports/file.ts'
export * from './transports/http.ts'
export * from './transports/path-limit.ts'
export * from './transports/relay.ts'
export type * from './transports/transport.ts'
export * from './transports/transport-error.ts'
