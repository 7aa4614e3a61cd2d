// How connections are opened: straight, or all of them through the SOCKS proxy of `--proxy`, such as a running tor's.

import { type Dialer, directDialer } from '@commonwall/sync'
import { socksDialer } from '@commonwall/sync/node'

let dialer: Dialer = directDialer

/** @param proxy `socks5://host:port` @throws TypeError if it is none */
export function useProxy(proxy: string): void {
  dialer = socksDialer(proxy)
}

/** For a transport. */
export function dialing(): { readonly dialer: Dialer } {
  return { dialer }
}
