// What a failed connection looks like: the code of the platform's error, where the platform says one.
//
// Browsers tell a page nothing but that it failed, so there every failed connection counts as one that a
// middlebox may have cut: the caution costs minutes, the other mistake is seen on the wire.

import { TransportError, type TransportErrorCode } from './transport-error.ts'

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
/** How a SOCKS proxy says the same. */
const PROXY_SAYS = /rejected connection - (?:ConnectionRefused|HostUnreachable|NetworkUnreachable|NotAllowed)/
const TIMEOUT = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'])

/**
 * Names a failure.
 * @param what was asked
 * @param begun true if an answer had begun: then it was cut
 */
export function transportFailure(error: unknown, what: string, begun: boolean): TransportError {
  if (error instanceof TransportError) return error
  const code = codeOf(error)
  const reason = error instanceof Error ? error.message : String(error)
  return new TransportError(
    PROXY_SAYS.test(reason) ? 'transport/unreachable' : kindOf(code, begun),
    `${what}: ${code ?? reason}`,
    { cause: error },
  )
}

function kindOf(code: string | undefined, begun: boolean): TransportErrorCode {
  if (code !== undefined && UNREACHABLE.has(code)) return 'transport/unreachable'
  if (code !== undefined && TIMEOUT.has(code)) return 'transport/timeout'
  return begun ? 'transport/cut' : 'transport/reset'
}

/** The platform's code, from wherever in the chain of causes it stands; where a library kept only the words, from them. */
function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') return code
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0])
  }
  return error instanceof Error ? /\bconnect (E[A-Z]+)\b/.exec(error.message)?.[1] : undefined
}
