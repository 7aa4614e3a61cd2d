// What goes wrong, by name: one class per kind of thing that was read, one code per reason.
//
// A caller decides by class and `code`, a person by the message: which field, what was expected, what came.
// Nothing here is thrown for a mistake of ours; that is a TypeError or RangeError of the platform.

/** Everything that this library refuses. */
export class TlogError extends Error {
  override readonly name: string = 'TlogError'
  /** A short stable reason in kebab-case, for programs. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A Merkle proof, or a hash that a tile gave, does not lead to the root. */
export class ProofError extends TlogError {
  override readonly name = 'ProofError'
}

/** A tile, a tile path or an entry bundle is not as C2SP tlog-tiles has it, or is missing. */
export class TileError extends TlogError {
  override readonly name = 'TileError'
}

/** A signed note, a key or a signature is not as C2SP signed-note has it, or does not verify. */
export class NoteError extends TlogError {
  override readonly name = 'NoteError'
}

/** A checkpoint is not as C2SP tlog-checkpoint has it, or is of another log. */
export class CheckpointError extends TlogError {
  override readonly name = 'CheckpointError'
}

/** The text of a tlog-proof or of a witness request or answer is not in its format. */
export class FormatError extends TlogError {
  override readonly name = 'FormatError'
}

/** A trust policy is not as C2SP tlog-policy has it, or a checkpoint does not meet it. */
export class PolicyError extends TlogError {
  override readonly name = 'PolicyError'
}
