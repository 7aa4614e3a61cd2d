// An executable model of the Great Firewall, as far as it is published: boxes, the way across them, scenarios, drivers.
//
// It is a test bench and no middlebox to deploy: its drivers take connections from this machine alone, and there is no
// mode in which it stands between two others. A leaked product of a censor names such a project as its reference.

export type * from './box.ts'
export { BOXES } from './boxes/index.ts'
export * from './drivers/vectors/run-vector.ts'
export * from './drivers/vectors/vector.ts'
export * from './drivers/virtual/connection.ts'
export type * from './drivers/virtual/host.ts'
export * from './drivers/virtual/net.ts'
export * from './journal.ts'
export * from './packet.ts'
export * from './path.ts'
export { httpsForum } from './readers/https-forum.ts'
export { serviceWorkerSite } from './readers/service-worker-site.ts'
export * from './rng.ts'
export type * from './runner/reader.ts'
export * from './runner/result.ts'
export * from './runner/run-virtual.ts'
export { webHost } from './runner/world.ts'
export * from './scenario/lists.ts'
export * from './scenario/scenarios.ts'
export * from './scenario/schema.ts'
export * from './wire/dns.ts'
export * from './wire/write-hello.ts'
