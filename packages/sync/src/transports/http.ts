// A static copy over HTTP, and the inbox behind it: `GET` of the layout's paths, `POST` of padded lines.
//
// Nothing about a request tells what is read beyond its path: no conditional headers, no cookies, no referrer, no
// preflight, no redirect. What the server says is a claim; what it says too much of is not read to its end.

import {
  decodeInboxAnswer,
  encodeInboxBody,
  inboxLineHash,
  inboxPath,
  MAX_INBOX_BYTES,
  SealError,
} from '@commonwall/wall'
import { type DialedRequest, type DialedResponse, type Dialer, directDialer } from '../dial/dialer.ts'
import { transportFailure } from './failure.ts'
import { pathLimit } from './path-limit.ts'
import { readBody, within } from './read-body.ts'
import type { Transport } from './transport.ts'
import { TransportError } from './transport-error.ts'

export interface HttpOptions {
  readonly dialer?: Dialer
  /** Milliseconds without a byte after which a request is given up. */
  readonly idle?: number
  /** False for a static host that takes nothing: then there is no `post`. */
  readonly inbox?: boolean
}

const IDLE = 30_000

/**
 * A transport to a node, a mirror, or any web host with a wall's folder on it.
 * @param prefix URL under which the layout lies
 * @throws TypeError if it is no http or https URL
 */
export function httpTransport(prefix: string, options: HttpOptions = {}): Transport {
  const { dialer = directDialer, idle = IDLE, inbox = true } = options
  const base = parsePrefix(prefix)

  const request = async <T>(
    path: string,
    init: DialedRequest,
    use: (response: DialedResponse) => Promise<T>,
  ): Promise<T> => {
    const ending = new AbortController()
    const signal = init.signal ? AbortSignal.any([init.signal, ending.signal]) : ending.signal
    let begun = false
    try {
      const response = await within(idle, path, dialer.fetch(new URL(path, base), { ...init, signal }))
      begun = true
      return await use(response)
    } catch (error) {
      init.signal?.throwIfAborted()
      throw transportFailure(error, path, begun)
    } finally {
      // What is still under way is not wanted any more.
      ending.abort()
    }
  }

  const post = async (log: string, lines: readonly string[], signal?: AbortSignal) => {
    const path = inboxPath(log)
    const init = { method: 'POST', body: encodeInboxBody(lines), ...(signal && { signal }) } as const
    return request(path, init, async ({ status, body }) => {
      if (status !== 200) throw refused(path, status)
      const answer = readAnswer(path, await readBody(body, { cap: MAX_INBOX_BYTES, idle, what: path }))
      if (answer.length !== lines.length || answer.some(({ hash }, i) => hash !== nameOf(lines[i])))
        throw new TransportError(
          'transport/malformed',
          `${path}: expected an answer for each line, in their order`,
        )
      return answer
    })
  }

  return {
    kind: 'http',
    address: base.href,
    async read(path, signal) {
      const cap = pathLimit(path)
      return request(path, { method: 'GET', ...(signal && { signal }) }, async ({ status, body }) => {
        if (status === 404 || status === 410) return undefined
        if (status !== 200) throw refused(path, status)
        const bytes = await readBody(body, { cap, idle, what: path })
        if (isPage(path, bytes))
          throw new TransportError('transport/page', `${path}: expected a file of a wall, got a page`)
        return bytes
      })
    },
    ...(inbox && { post }),
    async close() {},
  }
}

function parsePrefix(prefix: string): URL {
  const base = new URL(prefix.endsWith('/') ? prefix : `${prefix}/`)
  if (base.protocol !== 'http:' && base.protocol !== 'https:')
    throw new TypeError(`address: expected http or https, got ${base.protocol}`)
  base.search = ''
  base.hash = ''
  return base
}

function refused(path: string, status: number): TransportError {
  // A browser shows no more of an answer that sends elsewhere than that it is one.
  const sends = status === 0 || (status >= 300 && status < 400)
  return new TransportError(
    sends ? 'transport/elsewhere' : 'transport/refused',
    `${path}: expected status 200, got ${sends ? 'a way to another address' : status}`,
  )
}

/**
 * What a portal gives in everybody's place, which nobody can tell from a host's own: a page, an object of JSON, or nothing at
 * all, as no file of a wall is (evidence is JSON, and begins as a list). What is whole hashes long may be a tile, however it
 * begins: a writer can choose a few bytes of a hash by work, and everybody would leave whoever has the tile.
 */
function isPage(path: string, bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true
  if (path.endsWith('.html') || (path.includes('/tile/') && bytes.length % 32 === 0)) return false
  const begin = new TextDecoder().decode(bytes.subarray(0, 64))
  return /^\s*(?:<(?:!doctype|html|head|meta|script)|\{\s*["}])/i.test(begin)
}

function readAnswer(path: string, bytes: Uint8Array) {
  try {
    return decodeInboxAnswer(bytes)
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw new TransportError('transport/malformed', `${path}: ${error.message}`, { cause: error })
  }
}

function nameOf(line: string | undefined): string | undefined {
  return line === undefined ? undefined : inboxLineHash(line)
}
