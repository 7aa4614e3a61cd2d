// The lab is a test bench: it listens on this machine and connects to this machine, and to nothing else. With any other
// address it would be a middlebox that somebody could put between two others; a leaked product of a censor names a
// project like this as its reference. So there is no such mode, and no option that makes one.

import { isIP } from 'node:net'

export class LoopbackError extends Error {
  override readonly name = 'LoopbackError'
  readonly code = 'lab/not-loopback'

  constructor(address: string) {
    super(
      `address: expected one of this machine (127.0.0.0/8 or ::1), got "${address}"; the lab is no middlebox to deploy`,
    )
  }
}

/** @throws LoopbackError for anything but a loopback address; names are not looked up and refused as well */
export function refuseUnlessLoopback(address: string): void {
  const plain = address.replace(/^\[|\]$/g, '')
  const family = isIP(plain)
  if ((family === 4 && plain.startsWith('127.')) || (family === 6 && plain === '::1')) return
  throw new LoopbackError(address)
}
