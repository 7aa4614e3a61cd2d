// Reads the language-neutral vectors of this room, and builds the small logs that several tests need.
import { readFileSync } from 'node:fs'
import {
  formatCheckpoint,
  noteSigner,
  type Signer,
  signerFromSeed,
  signNote,
  TlogError,
} from '../src/index.ts'

/** A file of `vectors/tlog`. */
export function vectors<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../../../vectors/tlog/${path}`, import.meta.url), 'utf8')) as T
}

/** The code of the TlogError that is thrown, or what else happened. */
export function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    return error instanceof TlogError ? error.code : String(error)
  }
  return 'nothing was refused'
}

/** The same for a promise. */
export async function codeOfPromise(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof TlogError ? error.code : String(error)),
  )
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

/** A signer whose seed is one repeated byte. */
export function testSigner(byte: number): Signer {
  return signerFromSeed(new Uint8Array(32).fill(byte))
}

/** A checkpoint signed by a log. */
export function signedCheckpoint(
  origin: string,
  size: number,
  root: Uint8Array,
  log: Signer,
): Promise<string> {
  return signNote(formatCheckpoint({ origin, size, root }), noteSigner(origin, log))
}

/** A small generator of numbers below n, the same for every run with one seed (xorshift32). */
export function seeded(seed: number): (n: number) => number {
  let state = seed || 1
  return (n) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % n
  }
}
