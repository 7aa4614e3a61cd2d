// What a store says when it cannot do what was asked.

export type StoreErrorCode =
  /** An event of an ephemeral kind was handed in. */
  | 'store/ephemeral'
  /** A place in a log would be skipped, or given twice. */
  | 'store/place'
  /** The file was made by a newer program, or is no store. */
  | 'store/schema'
  /** The store is closed. */
  | 'store/closed'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
