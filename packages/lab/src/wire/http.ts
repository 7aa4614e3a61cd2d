// Finds every request in the client's half of an HTTP/1.1 connection, as a keyword filter does: a browser reuses
// a connection, so a box that read only its start would miss the second request.
//
// The limits are those measured on the real filter (Harrity 2022): a header name of 64 bytes or more before Host
// stops the search for Host, and Host must begin within 1,281 bytes.

import { toLatin1 } from './bytes.ts'

const LONGEST_NAME = 64
const HOST_WITHIN = 1281
/** A head longer than this is nobody's; the box forgets it. */
const LONGEST_HEAD = 16_384

export interface HttpRequest {
  readonly method: string
  readonly target: string
  /** As far as the filter finds it. */
  readonly host: string | undefined
}

export interface HttpReading {
  readonly requests: readonly HttpRequest[]
  /** How many of the given bytes were read; what is left is the start of the next request. */
  readonly used: number
  /** Bytes of a body still to come, to be skipped. */
  readonly body: number
  /** This stream is not HTTP. */
  readonly other: boolean
}

/** Reads whole requests out of bytes that start where one may start. */
export function readRequests(bytes: Uint8Array): HttpReading {
  const text = toLatin1(bytes)
  const requests: HttpRequest[] = []
  let at = 0
  for (;;) {
    const rest = text.length - at
    if (rest > 0 && !/^[A-Z]{1,16}( |$)/.test(text.slice(at, at + 17)))
      return { requests, used: at, body: 0, other: true }
    const end = text.indexOf('\r\n\r\n', at)
    if (end < 0) return { requests, used: at, body: 0, other: rest > LONGEST_HEAD }
    const head = text.slice(at, end)
    const [line = '', ...headers] = head.split('\r\n')
    const [method = '', target = ''] = line.split(' ')
    requests.push({ method, target, host: findHost(line, headers) })
    const length = Number(/^content-length:\s*(\d{1,9})\s*$/im.exec(head)?.[1] ?? 0)
    const held = Math.min(length, text.length - end - 4)
    at = end + 4 + held
    if (held < length) return { requests, used: at, body: length - held, other: false }
  }
}

function findHost(line: string, headers: readonly string[]): string | undefined {
  let offset = line.length + 2
  for (const header of headers) {
    const colon = header.indexOf(':')
    const name = colon < 0 ? header : header.slice(0, colon)
    if (name.toLowerCase() === 'host')
      return offset < HOST_WITHIN
        ? header
            .slice(colon + 1)
            .trim()
            .replace(/:\d+$/, '')
        : undefined
    if (name.length >= LONGEST_NAME) return undefined
    offset += header.length + 2
  }
  return undefined
}
