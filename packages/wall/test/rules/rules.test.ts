// What may stand on a wall: vectors/rules, and the founding definition, which has no `h`.

import { readFileSync } from 'node:fs'
import {
  checkWallEvent,
  createdAtLimit,
  hasTrueId,
  isThrowawayStyle,
  type NostrEvent,
  parseEvent,
  RuleError,
  withoutControls,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { event, hex } from '../event-fixture.ts'

interface Vectors<C> {
  readonly wall: string
  readonly cases: readonly (C & { readonly name: string; readonly event: NostrEvent })[]
}

function vectors<C>(name: string): Vectors<C> {
  return JSON.parse(
    readFileSync(new URL(`../../../../vectors/rules/${name}/events.json`, import.meta.url), 'utf8'),
  )
}

describe('vectors/rules/valid', () => {
  const { wall, cases } = vectors<{ homeless: boolean }>('valid')
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(hasTrueId(parseEvent(one.event))).toBe(true)
    expect(checkWallEvent(one.event, { wall })).toEqual({ homeless: one.homeless })
  })
})

describe('vectors/rules/invalid', () => {
  const { wall, cases } = vectors<{ code: string; field: string }>('invalid')
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(hasTrueId(parseEvent(one.event))).toBe(true)
    let refusal: unknown
    try {
      checkWallEvent(one.event, { wall })
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(RuleError)
    expect(refusal).toMatchObject({ code: one.code, field: one.field })
  })
})

it('refuses sixty thousand hostile bytes without quoting them', () => {
  const loud = event(1, {
    kind: 11,
    tags: [
      ['h', hex(1)],
      ['title', 'x'.repeat(50_000)],
      ['t', 'talk'],
    ],
  })
  expect(() => checkWallEvent(loud, { wall: hex(1) })).toThrow(/^title: expected .{1,120}$/)
})

describe('dates', () => {
  it('may lie a quarter of an hour ahead', () => expect(createdAtLimit(1000)).toBe(1900))

  it('on the hour are those of a throwaway', () => {
    expect(isThrowawayStyle({ created_at: 7200 })).toBe(true)
    expect(isThrowawayStyle({ created_at: 7201 })).toBe(false)
  })
})

it('what was pasted becomes what may stand on a wall', () => {
  const pasted = 'a\u000bb\u000cc\r\nd\re\u0000f\u007fg\ud83dh\t人權😀'
  expect(withoutControls(pasted)).toBe('a\nb\nc\nd\nefg\ufffdh\t人權😀')
})
