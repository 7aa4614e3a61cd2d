// Why no HTML file was made of a wall. What else it can be has a code of its own: an answer that is not the app is a
// `LayoutError`.

/** `no-app`: there is none to be had here. `cut`: the line to the host. `no-room`: the browser could not hold the file. */
type TakeErrorCode = 'take/no-app' | 'take/cut' | 'take/no-room'

export class TakeError extends Error {
  override readonly name = 'TakeError'
  readonly code: TakeErrorCode

  constructor(code: TakeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
