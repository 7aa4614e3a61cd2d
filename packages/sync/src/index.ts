// Copies of a wall. So far the audit: it verifies a wall from first post to last, from any source that can be
// read by path (a host, a mirror, a folder, a bundle).

export * from './audit/audit.ts'
export * from './audit/definitions.ts'
export type { Finding } from './audit/findings.ts'
export type { AuditedLog } from './audit/log.ts'
export type { VerifyMany } from './audit/segments.ts'
export * from './audit/source.ts'
export type * from './store/path-store.ts'
export type * from './transports/transport.ts'
export * from './transports/transport-error.ts'
