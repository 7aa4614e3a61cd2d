// log/<h>/inbox: the key to which posts for a log are sealed, signed by the log for at most 30 days.
//
// Signed again once a day; valid-until is a whole day, so that the note does not tell when the node started.

import { noteSigner, signNote } from '@commonwall/tlog'
import { formatInbox, INBOX_VALIDITY } from '@commonwall/wall'
import type { LogKey } from '../sequencer/log-key.ts'
import type { Files } from './files.ts'

const DAY = 86_400

export class InboxNote {
  readonly #key: LogKey
  readonly #inbox: string
  /** The log's own published folder. */
  readonly #files: Files
  #validUntil = 0

  /** @param inbox the inbox's public key, 64 hex digits */
  constructor(key: LogKey, inbox: string, files: Files) {
    this.#key = key
    this.#inbox = inbox
    this.#files = files
  }

  /** Writes the note if a new day began. @param now unix seconds */
  async refresh(now: number): Promise<void> {
    const validUntil = Math.floor((now + INBOX_VALIDITY) / DAY) * DAY
    if (validUntil === this.#validUntil) return
    const { origin, signer } = this.#key
    const text = formatInbox({ origin, key: this.#inbox, validUntil })
    const note = await signNote(text, noteSigner(origin, signer))
    await this.#files.write([{ path: 'inbox', bytes: Buffer.from(note) }])
    this.#validUntil = validUntil
  }
}
