// Why a store could not keep or give something. Nothing that was kept before is lost by it.

/**
 * `path`: not one of the layout. `full`: no room left. `refused`: this place keeps nothing (a private window, a
 * policy, a folder that may not be written). `damaged`: what was put cannot be read back. `locked`: the passphrase
 * is needed first. `passphrase`: it was another one. `newer`: a newer program saved it, in a form that this one does not know.
 * `closed`: it was used after its end.
 */
export type StoreErrorCode =
  | 'store/path'
  | 'store/full'
  | 'store/refused'
  | 'store/damaged'
  | 'store/locked'
  | 'store/passphrase'
  | 'store/newer'
  | 'store/closed'

/** The message is a sentence that can be shown. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
