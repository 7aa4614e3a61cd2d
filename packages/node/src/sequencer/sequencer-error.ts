// Why a log is not signed. Each code is one unsafe state; the message is the one sentence an operator reads.

export type SequencerRefusal =
  /** Another process holds the data folder. */
  | 'sequencer/in-use'
  /** The lock database does not know a log that has leaves or a published checkpoint. */
  | 'sequencer/lock-missing'
  /** The store holds fewer places than were signed. */
  | 'sequencer/store-behind'
  /** Leaves were signed and the published folder has no checkpoint. */
  | 'sequencer/published-missing'
  /** The published folder, a mirror or a witness saw a larger log than this one. */
  | 'sequencer/ahead'
  /** The store, the published folder, a mirror or a witness holds another log of the same key. */
  | 'sequencer/differs'
  /** Somebody else moved the log since we last signed it. */
  | 'sequencer/swap-lost'
  /** The clock stands before the last date that this log signed. */
  | 'sequencer/clock'
  /** What would be published does not pass the reader's own checks. */
  | 'sequencer/unreadable'
  /** It was closed. */
  | 'sequencer/stopped'

/** A state in which signing could fork the log or mislead a reader. */
export class SequencerError extends Error {
  override readonly name = 'SequencerError'
  readonly code: SequencerRefusal

  constructor(code: SequencerRefusal, message: string) {
    super(message)
    this.code = code
  }
}
