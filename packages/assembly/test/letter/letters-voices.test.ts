// Who signed a letter with a voice, by the credentials of a vector that two implementations agree on.

import { unlessRefused, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../../wall/test/vectors.ts'
import { type Enrolment, lettersVoices, parseBallot, parseConstitution } from '../../src/index.ts'
import { type AssemblyVector, verifiedEvents } from '../fold/vector.ts'

const vector = (name: string): AssemblyVector =>
  readVectors<AssemblyVector>(`assembly/valid/${name}.json`)[0] as AssemblyVector

function enrolments(events: Iterable<VerifiedEvent>): readonly Enrolment[] {
  return [...events].flatMap((event) => {
    const ballot = unlessRefused(parseBallot, event)
    return ballot?.form === 'enrolment' ? [ballot] : []
  })
}

const LATE = 4_000_000_000

describe('voices under a letter', () => {
  const held = verifiedEvents(vector('agreed'))
  const said = [...held.values()]
  const constitution = parseConstitution(vector('agreed').constitution)
  const [first, second] = enrolments(said)
  const ask = (signers: readonly string[], given: Partial<Parameters<typeof lettersVoices>[0]> = {}) =>
    lettersVoices({
      ...{ signers, said, constitution: (id: string) => held.get(id), witnessedTime: () => LATE },
      ...given,
    })
  const voice = ({ author, group }: Enrolment) => ({ pubkey: author, assembly: constitution.id, group })

  it('are told with assembly and group, in the order of the signatures', () => {
    if (first === undefined || second === undefined) throw new Error('vector: expected two voices')
    expect(ask([second.author, 'ab'.repeat(32), first.author])).toEqual([voice(second), voice(first)])
  })

  it('are not crowded out by keys that cast no ballot, of which anybody can make a thousand', () => {
    if (first === undefined || second === undefined) throw new Error('vector: expected two voices')
    const crowd = Array.from({ length: 1_000 }, (_, n) => n.toString(16).padStart(64, '0'))
    expect(ask([...crowd, first.author], { most: 1 })).toEqual([voice(first)])
    expect(ask([...crowd, first.author, second.author], { most: 1 })).toEqual([voice(first)])
  })

  it('are none before issuance was over, and none that nobody witnessed', () => {
    const signers = [first?.author ?? '']
    expect(ask(signers, { witnessedTime: () => constitution.issuance.until })).toEqual([])
    expect(ask(signers, { witnessedTime: () => undefined })).toEqual([])
  })

  it('are none where the constitution is not held', () => {
    expect(ask([first?.author ?? ''], { constitution: () => undefined })).toEqual([])
  })

  it('are none by a credential of other issuers, or of another key', () => {
    const others = vector('divided').constitution
    const theirs = verifiedEvents(vector('divided')).get(others.id)
    expect(ask([first?.author ?? ''], { constitution: () => theirs })).toEqual([])
    const lent = said.map((event) => ({ ...event, pubkey: second?.author ?? '' }) as VerifiedEvent)
    const own = lent.filter(({ id }) => id === first?.id)
    expect(ask([second?.author ?? ''], { said: own })).toEqual([])
  })
})
