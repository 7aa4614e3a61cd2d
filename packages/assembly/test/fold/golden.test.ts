// Every life of vectors/assembly gives the hashes that two implementations wrote, each for itself.

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import {
  canonicalHash,
  credentialCheck,
  type Enrolment,
  foldAssembly,
  parseConstitution,
  type StageState,
} from '../../src/index.ts'
import { type AssemblyVector, hashesOf, inputOf, verifiedEvents } from './vector.ts'

const folder = fileURLToPath(new URL('../../../../vectors/assembly/', import.meta.url))
const python = fileURLToPath(new URL('../../python/assembly.py', import.meta.url))
const files = (kind: string) =>
  readdirSync(`${folder}${kind}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}${kind}/${file}`)
const run = (...args: readonly string[]) =>
  spawnSync('python3', [python, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  })
const hasPython = run('--invalid').status === 0

/** Of what is computed from records. */
function hashOfStage({ finalAt: _, struck: __, ...stage }: StageState): string {
  return canonicalHash(stage)
}

/** A page would do the same: a credential is verified once. */
function remembered(check: (enrolment: Enrolment) => boolean): (enrolment: Enrolment) => boolean {
  const known = new Map<string, boolean>()
  return (enrolment) => {
    const answer = known.get(enrolment.id) ?? check(enrolment)
    known.set(enrolment.id, answer)
    return answer
  }
}

describe.each(files('valid').map((file) => file.slice(folder.length)))('%s', (file) => {
  const vectors = readVectors<AssemblyVector>(`assembly/${file}`)
  for (const vector of vectors) {
    const checked = verifiedEvents(vector)
    const isCredentialed = remembered(credentialCheck(parseConstitution(vector.constitution)))
    for (const view of vector.views)
      it(`${vector.name}, ${view.name}: both made it, and it comes out again in any order`, () => {
        const { typescript, python: other } = view.made
        expect(typescript).toBeDefined()
        expect(other, 'a vector that only one side made proves nothing').toEqual(typescript)
        const input = { ...inputOf(vector, view, checked), isCredentialed }
        expect(hashesOf(input)).toEqual(typescript)
        const events = [...input.events]
        fc.assert(
          fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
            const twice = [...shuffled, ...shuffled.slice(0, 5)]
            return JSON.stringify(hashesOf({ ...input, events: twice })) === JSON.stringify(typescript)
          }),
          { seed: 6, numRuns: 3 },
        )
      }, 60_000)

    it(`${vector.name}: a copy that lacks any of it comes to the same, or says that it cannot tell`, () => {
      for (const view of vector.views) {
        const input = { ...inputOf(vector, view, checked), isCredentialed }
        const events = [...input.events]
        const whole = foldAssembly(input)
        const lacking = fc.subarray(events, { minLength: 1, maxLength: 6 })
        fc.assert(
          fc.property(lacking, (lost) => {
            const ids = new Set(lost.map(({ id }) => id))
            const withheld = [...(input.withheld ?? []), ...ids]
            const part = foldAssembly({ ...input, withheld, events: events.filter(({ id }) => !ids.has(id)) })
            return part.stages.every((stage, at) => {
              const other = whole.stages[at]
              return (
                stage.status === 'incomplete' ||
                (other !== undefined && hashOfStage(stage) === hashOfStage(other))
              )
            })
          }),
          { seed: 6, numRuns: 8 },
        )
      }
    })
  }
})

describe('the implementation in Python', () => {
  it.skipIf(!hasPython)(
    'reproduces every hash, shuffled and with duplicates (not exercised without python3)',
    () => {
      const { status, stdout, stderr } = run(...files('valid'))
      expect(stdout.match(/^WRONG .*$/gm) ?? []).toEqual([])
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(stdout.match(/^ok /gm)?.length).toBeGreaterThanOrEqual(19)
    },
    60_000,
  )

  it.skipIf(!hasPython)('refuses what is to be refused (not exercised without python3)', () => {
    const { status, stdout } = run('--invalid', ...files('invalid'))
    expect(stdout.match(/^WRONG .*$/gm) ?? []).toEqual([])
    expect(status).toBe(0)
    expect(stdout.match(/^ok /gm)?.length).toBeGreaterThan(40)
  })
})
