// Why a data folder is not usable, in one sentence.

/** A data folder, or a file in it, that a node refuses to work with. */
export class DataError extends Error {
  override readonly name = 'DataError'
  readonly code: 'data/missing' | 'data/exists' | 'data/invalid' | 'data/unsafe' | 'data/full'

  constructor(code: DataError['code'], message: string) {
    super(message)
    this.code = code
  }
}
