// The inboxes that a copy knows: to which keys posts for its logs can be sealed.

import { type Inbox, inboxPath } from '@commonwall/wall'
import { readInbox } from '../reading/inbox.ts'
import type { PathStore } from '../store/path-store.ts'

interface OfLog {
  readonly key: string
  readonly origin: string
  readonly hash: string
}

/** Keeps the note that is valid longest. @throws NoteError, SealError, Error if it is not the log's */
export async function keepInbox(store: PathStore, log: OfLog, note: Uint8Array): Promise<void> {
  const { validUntil } = await readInbox(note, log)
  const held = await heldInbox(store, log)
  if (!held || held.validUntil < validUntil) await store.put(inboxPath(log.hash), note)
}

/** The inbox of a log as it is kept; undefined if there is none. */
export async function heldInbox(store: PathStore, log: OfLog): Promise<Inbox | undefined> {
  const note = await store.get(inboxPath(log.hash))
  return note && readInbox(note, log).catch(() => undefined)
}
