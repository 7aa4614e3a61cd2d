// The inbox of a log: announced by the log's own key, and by nobody else.

import { ED25519, fromHex, openNote, TYPE_ED25519, verifierKey } from '@commonwall/tlog'
import { type Inbox, parseInbox } from '@commonwall/wall'

/** Reads and verifies an inbox note. @throws NoteError, SealError, Error */
export async function readInbox(
  bytes: Uint8Array,
  { key, origin }: { readonly key: string; readonly origin: string },
): Promise<Inbox> {
  const logKey = verifierKey(origin, TYPE_ED25519, fromHex(key) ?? new Uint8Array())
  const { text, verified, signatures } = await openNote(bytes, [logKey], [ED25519])
  if (verified.length !== 1 || signatures.length !== 1) throw new Error('expected one signature, of the log')
  return parseInbox(text, origin)
}
