// What an acceptance case is: a sentence and a run that throws. No test framework is needed, so that the same cases
// run in Node, in a page with the app's policy, and behind a firewall model.

export interface AcceptanceCase {
  readonly name: string
  /** @throws AcceptanceError, or whatever the transport throws where it must not */
  run(): Promise<void>
}

/** A transport that does not do what the interface says. */
export class AcceptanceError extends Error {
  override readonly name = 'AcceptanceError'
  readonly code = 'transport/unacceptable'
}

/** @throws AcceptanceError unless it holds */
export function must(holds: boolean, expected: string, got?: unknown): asserts holds {
  if (!holds)
    throw new AcceptanceError(`expected ${expected}${got === undefined ? '' : `, got ${String(got)}`}`)
}

/** The error that a promise ends in. @throws AcceptanceError if it does not */
export async function failureOf(promise: Promise<unknown>, expected: string): Promise<Error> {
  try {
    await promise
  } catch (error) {
    must(error instanceof Error, 'an Error', error)
    return error
  }
  throw new AcceptanceError(`expected ${expected}, got no failure`)
}

export function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at])
}
