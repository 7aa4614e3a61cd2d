// Why the wall is not an onion service: one sentence, and what to do.

export type OnionErrorCode = 'onion/no-tor' | 'onion/ended' | 'onion/late'

/** `no-tor`: the program was not found. `ended`: it stopped, and says why. `late`: it did not get through in time. */
export class OnionError extends Error {
  override readonly name = 'OnionError'
  readonly code: OnionErrorCode

  constructor(code: OnionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export const HOW_TO_GET_TOR = `The program "tor" was not found. Install it, or name one with --tor PATH:
  Debian, Ubuntu   apt install tor
  Fedora           dnf install tor
  Alpine           apk add tor
  macOS            brew install tor
  Windows          the Tor Expert Bundle of torproject.org
Where Tor itself is blocked, give it bridges in a file of its own options: --torrc FILE`
