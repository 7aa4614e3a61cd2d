// Where an audit reads from, by the paths of the one layout; never more of one than such a file may have.

import { pathLimit } from '../transports/path-limit.ts'
import { readBody } from '../transports/read-body.ts'

/** Milliseconds without a byte. */
const IDLE = 30_000

/** The bytes at a path below the wall's prefix, or undefined if nothing is there. @throws Error if it could not be asked */
export type ReadPath = (path: string) => Promise<Uint8Array | undefined>

/** Reads a wall over HTTP, without conditional headers, cookies or referrer. @throws TypeError for what is no URL */
export function readOverHttp(prefix: string, request: typeof fetch = fetch): ReadPath {
  const base = new URL(prefix.endsWith('/') ? prefix : `${prefix}/`)
  return async (path) => {
    const response = await request(new URL(path, base), {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    })
    if (response.status === 404) {
      await response.body?.cancel()
      return undefined
    }
    if (!response.ok) throw new Error(`${path}: expected status 200, got ${response.status}`)
    return readBody(response.body, { cap: pathLimit(path), idle: IDLE, what: path })
  }
}
