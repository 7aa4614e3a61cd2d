// What the operator is told to do something about.

import { describe, expect, it } from 'vitest'
import { type Considered, needsOf } from '../../src/operator/needs.ts'

const NOW = 1_795_000_000
const HOUR = 3_600
const DAY = 24 * HOUR

const names = ['one', 'two', 'three', 'four']
const entries = names.map((name) => ({ name, key: 'ab'.repeat(32), url: `https://${name}.example` }))
const log = (parts: Partial<Considered['logs'][number]> = {}) => ({
  ...{
    admission: 'default' as const,
    host: 'letters.example',
    open: true,
    growth: [120, 100, 50, undefined],
  },
  ...{ at: NOW - 60, seen: 4, of: 4 },
  witnesses: names.map((name) => ({ name, at: NOW - 60, newest: true })),
  ...parts,
})
const well: Considered = {
  logs: [log()],
  storage: { store: 10, published: 10, free: 9_000, memory: 200 },
  queue: { due: NOW + 60, released: 0, crowded: false, reports: 0 },
  mirrors: [{ host: 'mirror.example', state: 'same', behind: 0 }],
  definition: { validUntil: NOW + 300 * DAY, witnesses: entries },
  signs: true,
  known: true,
  now: NOW,
}
const needs = (parts: Partial<Considered>) => needsOf({ ...well, ...parts }).map((need) => need.what)

describe('what needs somebody', () => {
  it('is nothing where all is well', () => {
    expect(needs({})).toEqual([])
  })

  it('is a mirror that holds another history, before all else', () => {
    const storage = { ...well.storage, free: 100 }
    const mirrors = [{ host: 'mirror.example', state: 'differs' as const, behind: 0 }]
    expect(needs({ storage, mirrors })).toEqual(['mirror-differs', 'disk'])
  })

  it('is a log that no witnessed definition names, of who signs one', () => {
    expect(needs({ known: false })).toEqual(['log-unknown'])
    expect(needs({ known: false, signs: false })).toEqual([])
    // The lost one is silent, and that is nothing to look into here.
    expect(needs({ known: false, logs: [log({ at: NOW - 3 * HOUR })] })).toEqual(['log-unknown'])
  })

  it('is a definition near its end, and past it', () => {
    expect(needs({ definition: { ...well.definition, validUntil: NOW + 29 * DAY } })).toEqual([
      'definition-ends',
    ])
    expect(needs({ definition: { ...well.definition, validUntil: NOW - 1 } })).toEqual(['definition-stale'])
  })

  it('is a log that signs no more, and each witness that does not', () => {
    expect(needs({ logs: [log({ at: NOW - 3 * HOUR })] })).toEqual(['idle'])
    const [first, ...rest] = log().witnesses
    const witnesses = [{ name: first?.name ?? '', at: NOW - 3 * HOUR, newest: false }, ...rest]
    expect(needsOf({ ...well, logs: [log({ witnesses })] })).toEqual([{ what: 'witness-silent', who: 'one' }])
    const never = [{ name: 'one', at: undefined, newest: false }, ...rest]
    expect(needsOf({ ...well, logs: [log({ witnesses: never })] })).toEqual([
      { what: 'witness-never', who: 'one' },
    ])
  })

  it('asks a closed log for nothing', () => {
    expect(needs({ logs: [log(), log({ open: false, at: NOW - 90 * DAY, witnesses: [] })] })).toEqual([])
  })

  it('is too few witnesses, no mirror, and a crowded batch', () => {
    const definition = { ...well.definition, witnesses: entries.slice(0, 3) }
    const queue = { ...well.queue, crowded: true }
    expect(needs({ mirrors: [], signs: false })).toEqual([])
    expect(needs({ definition, mirrors: [], queue })).toEqual(['few-witnesses', 'no-mirror', 'crowded'])
  })
})
