import { DefinitionError, type EventTemplate, KIND, type NostrEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../wall/test/vectors.ts'
import {
  alternativeTemplate,
  ballotTemplate,
  constitutionTemplate,
  parseAlternative,
  parseBallot,
  parseClose,
  parseConstitution,
  parseIssuance,
  rootTemplate,
} from '../src/index.ts'

const PARSERS: Readonly<Record<number, (event: NostrEvent) => unknown>> = {
  [KIND.constitution]: parseConstitution,
  [KIND.alternative]: parseAlternative,
  [KIND.ballot]: parseBallot,
  [KIND.close]: parseClose,
  [KIND.issuance]: parseIssuance,
}

interface Refused {
  readonly why: string
  readonly field: string
  readonly event: NostrEvent
}

describe('an event of an assembly is refused, and the field named', () => {
  it.each(readVectors<Refused>('assembly/invalid/records.json'))('$why', ({ field, event }) => {
    const parse = PARSERS[event.kind]
    let caught: unknown
    try {
      parse?.(event)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(DefinitionError)
    expect((caught as DefinitionError).field).toBe(field)
  })
})

describe('an event of an assembly is written as it is read', () => {
  const [life] = readVectors<{ constitution: NostrEvent; events: readonly NostrEvent[] }>(
    'assembly/valid/agreed.json',
  )
  const written = (event: NostrEvent): EventTemplate | undefined => {
    const { created_at: createdAt } = event
    switch (event.kind) {
      case KIND.constitution:
        return constitutionTemplate(parseConstitution(event), { createdAt })
      case KIND.alternative:
        return alternativeTemplate(parseAlternative(event), { createdAt })
      case KIND.ballot: {
        const ballot = parseBallot(event)
        return ballot.form === 'ballot' ? ballotTemplate(ballot, { day: createdAt }) : undefined
      }
      case KIND.close: {
        const close = parseClose(event)
        return close.form === 'root' ? rootTemplate(close, { createdAt }) : undefined
      }
      default:
        return undefined
    }
  }

  it('for every one in the vectors', () => {
    const checked = [life?.constitution, ...(life?.events ?? [])].flatMap((event) => {
      const template = event && written(event)
      if (event === undefined || template === undefined) return []
      expect(template.tags).toEqual(event.tags)
      return [event.kind]
    })
    expect(new Set(checked).size).toBe(4)
  })
})
