import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openEvidence } from '../../src/evidence/evidence.ts'

interface Vector {
  readonly name: string
  readonly log: string
  readonly origin: string
  readonly witnesses: readonly { readonly name: string; readonly key: string }[]
  readonly file: string
}

interface Valid extends Vector {
  readonly expect: {
    readonly sha256: string
    readonly agreed: number | null
    readonly leaves: (string | null)[]
  }
}

function readVectors<T>(path: string): readonly T[] {
  const file = readFileSync(new URL(`../../../../vectors/evidence/${path}`, import.meta.url), 'utf8')
  return (JSON.parse(file) as { vectors: readonly T[] }).vectors
}

function open({ log, origin, witnesses, file }: Vector) {
  const named = witnesses.map((witness) => ({ ...witness, url: '' }))
  return openEvidence(new TextEncoder().encode(file), [{ key: log, origin, witnesses: named }])
}

describe('evidence', () => {
  for (const vector of readVectors<Valid>('valid/evidence.json'))
    it(`proves: ${vector.name}`, async () => {
      const { path, agreed, sides } = await open(vector)
      expect(path).toBe(`evidence/${vector.expect.sha256}`)
      expect(agreed ?? null).toBe(vector.expect.agreed)
      expect(sides.map(({ leaf }) => leaf ?? null)).toEqual(vector.expect.leaves)
    })

  for (const vector of readVectors<Vector>('invalid/evidence.json'))
    it(`proves nothing: ${vector.name}`, () => expect(open(vector)).rejects.toThrow())
})
