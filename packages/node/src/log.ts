// The one logger of a node. It cannot carry an address: its fields are a closed list, all of them counts,
// names of our own parts, or ids of things that are public anyway. There is no free-form object to slip one in.

import { pino } from 'pino'

/** Everything that a line of the log may say beside its message. */
export interface LogFields {
  /** Which part speaks: `relay`, `sequencer` … */
  readonly part: string
  /** Raw public key of a log (hex), which the caller may shorten. */
  readonly log?: string
  readonly size?: number
  readonly count?: number
  readonly milliseconds?: number
  readonly bytes?: number
  readonly port?: number
  /** Code of one of our own errors. */
  readonly code?: string
  /** Message of one of our own errors; these name fields and expectations, never who asked. */
  readonly reason?: string
}

export interface Log {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

const FIELDS = ['part', 'log', 'size', 'count', 'milliseconds', 'bytes', 'port', 'code', 'reason'] as const

/** Copies the known fields and drops all others, so that a cast cannot widen the type. */
function only(fields: LogFields): LogFields {
  const kept: Record<string, unknown> = {}
  for (const name of FIELDS) if (fields[name] !== undefined) kept[name] = fields[name]
  return kept as unknown as LogFields
}

/** Characters of lines that wait while nothing can be written; those that come then are lost. */
const MOST_WAITING = 65_536

/**
 * A logger that writes JSON lines, without host name and process id, to a file descriptor (default: standard error).
 * What cannot be written, to a full disk, waits for the next line and ends nobody: a full disk is when a node has most to say.
 */
export function createLog(
  options: { readonly level?: 'info' | 'warn' | 'error' | 'silent'; readonly fd?: number } = {},
): Log {
  const lines = pino.destination({ fd: options.fd ?? 2, sync: true, maxLength: MOST_WAITING })
  lines.on('error', () => {})
  const out = pino({ level: options.level ?? 'info', base: {} }, lines)
  return {
    info: (fields, message) => out.info(only(fields), message),
    warn: (fields, message) => out.warn(only(fields), message),
    error: (fields, message) => out.error(only(fields), message),
  }
}

/** A logger that says nothing: for tests. */
export const silentLog: Log = createLog({ level: 'silent' })
