// A transport: one dumb way to where a copy is. It reads paths of the one layout, carries lines to an inbox, or
// hears events; it verifies nothing, decides nothing, and asks for nothing narrower than the wall.
//
// Whatever it brings is a claim until a copy has checked it. What it cannot do it does not offer: a method that
// is undefined is a way that does not exist, never one that fails.

import type { InboxResult, NostrEvent } from '@commonwall/wall'

/** How it travels: a WebSocket, a static copy with an inbox, a file or folder, a printed or shown code. */
export type TransportKind = 'relay' | 'http' | 'file' | 'qr'

export interface Transport {
  readonly kind: TransportKind
  /** What the reader knows it by: a URL, a file's name. Never sent anywhere, never logged. */
  readonly address: string
  /**
   * The bytes at a path of the layout, or undefined if nothing is there.
   * @throws TransportError if it could not be asked, was cut, or answered with more than the path may hold
   */
  read?(path: string, signal?: AbortSignal): Promise<Uint8Array | undefined>
  /**
   * Carries lines as they are, each the JSON of one event, sealed or not; answers for each, in order. They may be
   * sent again: who takes them knows them by id. A file or a code takes every line, and carries it no further by
   * itself.
   * @param log for whose inbox they are: the 16 hex digits that end its origin
   * @throws TransportError if it is not known whether they arrived
   */
  post?(log: string, lines: readonly string[], signal?: AbortSignal): Promise<readonly InboxResult[]>
  /**
   * The whole wall's events, first those that are there, then live ones, until aborted or cut.
   * @param known ids and times that the copy holds, so that only the difference travels (NIP-77)
   */
  follow?(options: FollowOptions): Promise<void>
  close(): Promise<void>
}

export interface FollowOptions {
  /** Wall id. */
  readonly wall: string
  /** What is held already. */
  readonly known: Iterable<{ readonly id: string; readonly created_at: number }>
  /** Parsed, and not verified. */
  readonly onEvent: (event: NostrEvent) => void
  /** What was there has all been given. */
  readonly onCaughtUp?: () => void
  readonly signal?: AbortSignal
}
