// How connections are opened: straight, or all of them through the SOCKS proxy of `--proxy`, such as a running tor's.
//
// What cannot go through it is refused: whoever names a proxy has a reason not to be seen where they are.

import type { Fetch } from '@commonwall/node'
import type { Dialer } from '@commonwall/sync'
import { nodeDialer, socksDialer } from '@commonwall/sync/node'
import { CommandError, EXIT } from './command-error.ts'
import { random } from './random.ts'

let dialer: Dialer = nodeDialer

/** @param proxy `socks5://host:port` @throws TypeError if it is none */
export function useProxy(proxy: string): void {
  dialer = socksDialer(proxy, random)
}

/** For a transport. */
export function dialing(): { readonly dialer: Dialer } {
  return { dialer }
}

/** For a node, which asks witnesses and mirrors; nothing without a proxy. */
export function fetching(): { readonly fetch?: Fetch } {
  return dialer === nodeDialer ? {} : { fetch: fetchBy(dialer) }
}

/** @param what would connect straight. @throws CommandError if a proxy was named */
export function refuseProxy(what: string): void {
  if (dialer !== nodeDialer)
    throw new CommandError(
      'usage/proxy',
      `proxy: ${what} would connect straight; nothing was done`,
      EXIT.usage,
    )
}

/** Statuses of answers that have no body. */
const EMPTY: ReadonlySet<number> = new Set([204, 205, 304])

function fetchBy({ fetch }: Dialer): Fetch {
  return async (url, { method, body, signal }) => {
    const answer = await fetch(new URL(url), {
      method: method === 'POST' ? 'POST' : 'GET',
      ...(typeof body === 'string' && { body: Uint8Array.from(Buffer.from(body)) }),
      ...(signal && { signal }),
    })
    return new Response(EMPTY.has(answer.status) ? null : answer.body, { status: answer.status })
  }
}
