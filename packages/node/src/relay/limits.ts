// What one client, or all of them together, may ask of the relay. NIP-11 states those that clients can act on.

/** Bytes of one message; a maximal legal event, with its characters escaped, fits. */
export const MAX_MESSAGE_BYTES = 131_072
/** Longer messages end the connection (WebSocket close code 1009) unread; up to here they are answered. */
export const MAX_READ_BYTES = 4 * MAX_MESSAGE_BYTES
/** NIP-01. */
export const MAX_SUBSCRIPTION_ID = 64
/** Open subscriptions of one connection. */
export const MAX_SUBSCRIPTIONS = 64
/** Values in the filters of one connection's open subscriptions: each is a key in an index. */
export const MAX_LIVE_VALUES = 10_000
/** Bytes that the filters of all open subscriptions cost, and of one connection that is not refused for the others' sake. */
export const MAX_LIVE_BYTES = 67_108_864
export const MODEST_LIVE_BYTES = 16_384
export const MAX_FILTERS = 16
/** Stored events that one filter is answered with, and what it gets if it names no limit. */
export const MAX_LIMIT = 500
/** Stored events that one REQ is answered with. */
export const MAX_ANSWER = 1_000
/** Events that share the oldest date of an answer and are sent beyond its end, so that paging by `until` cannot stall (NIP-67). */
export const MAX_TIES = 20_000
/** Open reconciliations of one connection. */
export const MAX_RECONCILIATIONS = 2
/** Items of one reconciliation: to read and sort them takes more than a second. Who holds more asks by date. */
export const MAX_RECONCILED = 250_000
/** Items that all open reconciliations hold together; 72 bytes each. */
export const MAX_RECONCILED_TOGETHER = 4_000_000
/** Seconds after which a reconciliation nobody goes on with is given up. */
export const RECONCILIATION_IDLE = 60
/** Events of one connection on their way to the disk; beyond, its socket is not read. Never a refusal. */
export const MAX_IN_FLIGHT = 256
/** Bytes of the events of all on their way to the disk; beyond, whoever has one there is not read. Never a refusal. */
export const MAX_CARRIED_BYTES = 33_554_432
/** Bytes that wait for a reader, and for all together, before stored events are held back: of 256 readers each has all of its own. */
export const PAUSE_SENDING_BYTES = 262_144
export const PAUSE_SENDING_TOGETHER = 67_108_864
/** Bytes that wait for a reader before it is cut as too slow for what is new. */
export const MAX_WAITING_BYTES = 4_194_304
/** Seconds that a reader may take to make room before it is cut. */
export const SLOW_READER = 60
/** Open connections of one source, and of all. A source is a salted hash (`rates.ts`). */
export const MAX_CONNECTIONS_OF_SOURCE = 64
export const MAX_CONNECTIONS = 4_096
/** Seconds between pings; a connection that answers none of two is ended. */
export const PING_EVERY = 45
/** Requests that a reconciliation is worth: its set is sorted first, half a second for 100,000 items. */
export const RECONCILIATION_WORTH = 20
/** Filters (of REQ and COUNT) that a source may ask for at once, and per second after that. */
export const REQUEST_BURST = 400
export const REQUESTS_PER_SECOND = 40
/** Milliseconds that answering a request may take and be counted for nothing: a page of stored events takes less. */
export const FREE_WORK = 25
/** Of the time, what longer requests of one connection, and of all, may take; and milliseconds of it that they may take before they wait. */
export const CONNECTION_SHARE = 1 / 4
export const CONNECTION_AT_ONCE = 1_000
export const ALL_SHARE = 1 / 2
export const ALL_AT_ONCE = 2_000
/** What all may owe before connections wait that have taken less than `CONNECTION_AT_ONCE` since they opened. */
export const MODEST_AT_ONCE = 4_000
/** Requests of one connection that wait for their turn, and bytes of all that wait. */
export const MAX_QUEUED = 256
export const MAX_QUEUED_BYTES = 16_777_216
/** Bytes of a request that waits also where there is no room for others, as the only one of its connection. */
export const MODEST_BYTES = 8_192
