// Reads the language-neutral vectors of the repository's vectors/ folder.

import { readFileSync } from 'node:fs'

/** The list under `vectors` of one file. */
export function readVectors<T>(path: string): readonly T[] {
  const file: unknown = JSON.parse(readFileSync(new URL(`../../../vectors/${path}`, import.meta.url), 'utf8'))
  return (file as { vectors: readonly T[] }).vectors
}
