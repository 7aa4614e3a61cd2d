// Why no definition was made, in one sentence.

/** A change that cannot be made, or a wall that cannot be changed from here. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError'
  readonly code = 'define/refused'
}
