// A reader: a program as somebody behind the wall runs it, and what it has to show for a success.

import type { VirtualHost } from '../drivers/virtual/host.ts'
import type { VirtualNet } from '../drivers/virtual/net.ts'
import type { Rng } from '../rng.ts'

export interface Reader {
  readonly id: string
  /** A few words. */
  readonly title: string
  /** What it is and how it is set up, as its own documents advise; one sentence. */
  readonly tells: string
  /** Hosts of its own. */
  readonly hosts?: () => readonly VirtualHost[]
  /** Somebody sits down; what they do is remembered from visit to visit. */
  start(given: ReaderWorld): ReaderSession
}

export interface ReaderWorld {
  readonly net: VirtualNet
  readonly rng: Rng
}

export interface ReaderSession {
  /** Tries to read what is new. True only for text that was fetched now or carried, and verified. */
  read(): Promise<Success | undefined>
  /** Tries to write. A success only with what proves it. */
  write(): Promise<Success | undefined>
}

export interface Success {
  /** How it got through, in a few words. */
  readonly by: string
  /** Milliseconds until the first text could be read, where that was earlier. */
  readonly firstText?: number
}
