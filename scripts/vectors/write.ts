// Puts a list of vectors into vectors/, one vector a line, so that a change of one is a change of one line.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file. @param path below vectors/ · @param about what the vectors are, in one sentence */
export function writeVectors(path: string, about: string, vectors: readonly object[]): void {
  const file = fileURLToPath(new URL(`../../vectors/${path}`, import.meta.url))
  mkdirSync(dirname(file), { recursive: true })
  const lines = vectors.map((vector) => `    ${JSON.stringify(vector)}`)
  writeFileSync(
    file,
    `{\n  "about": ${JSON.stringify(about)},\n  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`,
  )
}
