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
  type SharedPositions,
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

describe('ballots that are read together', () => {
  const [a, b] = [`${'a'.repeat(63)}1`, `${'a'.repeat(63)}2`]
  const said = (...tags: string[][]): NostrEvent => ({
    ...{ id: a, pubkey: b, created_at: 0, kind: KIND.ballot, content: '', sig: a + b },
    tags: [['h', a], ['e', b], ['stage', '0'], ['n', '1'], ...tags],
  })

  it('share a position that gives no reason, and are read as each alone', () => {
    const shared: SharedPositions = new Map()
    const ballots = [
      said(['+2', a], ['+1', b]),
      said(['+2', a], ['-1', b, '']),
      said(['+1', a], ['-1', b, a]),
      said(['-1', a, b], ['-2', b, a]),
      said(['+1', a], ['-1', b, '']),
    ]
    const together = ballots.map((event) => parseBallot(event, shared))
    expect(together).toEqual(ballots.map((event) => parseBallot(event)))
    const places = together.map((ballot) => (ballot.form === 'ballot' ? ballot.positions : []))
    expect(places[1]?.[0]).toBe(places[0]?.[0])
    expect(places[4]).toEqual([places[2]?.[0], places[1]?.[1]])
    expect(new Set(places.flat()).size).toBe(7)
  })

  it('are refused as each alone, and what is refused is not taken for read', () => {
    const shared: SharedPositions = new Map()
    parseBallot(said(['+2', a], ['-1', b, '']), shared)
    for (const tags of [
      [['+2', 'not hex']],
      [
        ['+2', a],
        ['+1', a],
      ],
      [['-2', b, '']],
      [['-1', b, 'no reason']],
    ])
      for (const _ of [1, 2]) expect(() => parseBallot(said(...tags), shared)).toThrow(DefinitionError)
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
