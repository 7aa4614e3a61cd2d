// Closing a stage: what was there in time counts, what came late does not, whoever says so.

import { describe, expect, it } from 'vitest'
import { type AssemblyState, canonicalHash, foldAssembly, stateHash } from '../../src/index.ts'
import { at, Gathering, hash } from './gathering.ts'

/** Five people of each group support the first passage; the round ends on day 9, its pause on day 12. */
function spoken(): Gathering {
  const assembly = new Gathering().enrol({ civil: 5, state: 5 })
  assembly.castAll(3, 'civil', { one: 2 }, [1, 2, 3, 4, 5])
  assembly.castAll(3, 'state', { one: 1 }, [1, 2, 3, 4, 5])
  return assembly
}

const firstRound = (assembly: Gathering, day?: number) => {
  const [round] = assembly.state(day).stages
  if (round === undefined) throw new Error('no round')
  return round
}
const civil = (assembly: Gathering) => firstRound(assembly).passages[0]?.wordings[0]?.groups[0]

describe('the close of a stage', () => {
  it('is provisional until three quarters of all issuers stated one root, then final', () => {
    const assembly = spoken().pass(10)
    expect(firstRound(assembly).status).toBe('provisional')
    expect(firstRound(assembly).passages[0]?.state).toBe('closed')
    assembly.close(12.5, 0, assembly.issuers.slice(0, 4))
    expect(firstRound(assembly).status).toBe('provisional')
    assembly.close(12.6, 0, assembly.issuers.slice(4, 5))
    expect(firstRound(assembly)).toMatchObject({ status: 'final', finalAt: at(12.6) })
  })

  it('waits for the pause: what issuers state before is nothing', () => {
    const assembly = spoken().pass(10).close(11.9, 0).pass(13)
    expect(firstRound(assembly).status).toBe('provisional')
  })

  it('counts no vote of whoever is no issuer', () => {
    const assembly = spoken()
      .pass(10)
      .close(12.5, 0, ['a stranger', 'another', 'civil 1', 'state 1', 'x', 'y'])
    expect(firstRound(assembly).status).toBe('provisional')
  })

  it('changes nothing any more once it is final, whatever issuers state then', () => {
    const assembly = spoken().pass(10).close(12.5, 0)
    for (const issuer of assembly.issuers)
      assembly.closeBy(13, 0, issuer, { root: hash('another'), count: 3 })
    for (const issuer of assembly.issuers) assembly.closeBy(14, 0, issuer, { sizes: [3, 0] })
    expect(canonicalHash(firstRound(assembly))).toBe(canonicalHash(firstRound(assembly, 12.5)))
    expect(firstRound(assembly).status).toBe('final')
  })

  it('strikes an issuer that states two roots, without making three quarters fewer', () => {
    const assembly = spoken()
    assembly.cast(4, 'civil 1', { one: 1 }, { logs: [1] })
    assembly.pass(10)
    const [all, less] = [
      undefined,
      { sizes: [assembly.logs[0]?.dated.findLast(({ date }) => date <= at(9))?.size ?? 0, 0] },
    ]
    assembly.closeBy(12.5, 0, 'civil issuer 1', all)
    assembly.closeBy(12.6, 0, 'civil issuer 1', less)
    expect(firstRound(assembly).struck).toEqual([assembly.keyOf('civil issuer 1')])
    assembly.closeBy(12.7, 0, 'civil issuer 1', all)
    assembly.close(12.8, 0, ['civil issuer 2', 'civil issuer 3', 'state issuer 1', 'state issuer 2'])
    expect(firstRound(assembly).status).toBe('provisional')
    assembly.close(12.9, 0, ['state issuer 3'])
    expect(firstRound(assembly)).toMatchObject({ status: 'final', finalAt: at(12.9) })
  })

  it('looks at the first close of an issuer with a statement, so that saying it again costs nobody anything', () => {
    const assembly = spoken().pass(10)
    const { records: count, root = '' } = firstRound(assembly)
    // All state the root of what there is, and say that they read next to nothing.
    for (const issuer of assembly.issuers) assembly.closeBy(12.5, 0, issuer, { sizes: [1, 0], root, count })
    const [again = '', ...others] = assembly.issuers
    assembly.closeBy(12.6, 0, again, { root, count })
    expect(firstRound(assembly).status).toBe('provisional')
    for (const issuer of others) assembly.closeBy(12.7, 0, issuer, { sizes: [2, 0], root, count })
    expect(firstRound(assembly)).toMatchObject({ status: 'provisional', struck: [] })
  })

  it('counts a ballot that only a second log took', () => {
    const assembly = spoken()
    assembly.cast(8, 'civil 1', { one: -1 }, { logs: [1] })
    assembly.pass(10).close(12.5, 0)
    expect(firstRound(assembly).status).toBe('final')
    expect(civil(assembly)).toMatchObject({ S: 4, O: 1 })
  })

  it('lets anybody claim back a ballot that issuers leave out, with the proof', () => {
    const assembly = spoken()
    const left = assembly.cast(8, 'civil 1', { one: -1 }, { logs: [1] })
    assembly.pass(10)
    const without = { sizes: [assembly.logs[0]?.dated.findLast(({ date }) => date <= at(9))?.size ?? 0, 0] }
    assembly.claim(11, 0, left.id, 1)
    for (const issuer of assembly.issuers) assembly.closeBy(12.5, 0, issuer, without)
    expect(firstRound(assembly).status).toBe('provisional')
    expect(civil(assembly)).toMatchObject({ S: 4, O: 1 })
    assembly.close(12.7, 0)
    expect(firstRound(assembly)).toMatchObject({ status: 'final', finalAt: at(12.7), struck: [] })
    expect(civil(assembly)).toMatchObject({ S: 4, O: 1 })
  })

  it('leaves out what nobody claimed within the pause', () => {
    const assembly = spoken()
    const left = assembly.cast(8, 'civil 1', { one: -1 }, { logs: [1] })
    assembly.pass(10)
    const without = { sizes: [assembly.logs[0]?.dated.findLast(({ date }) => date <= at(9))?.size ?? 0, 0] }
    assembly.claim(12.1, 0, left.id, 1)
    for (const issuer of assembly.issuers) assembly.closeBy(12.5, 0, issuer, without)
    expect(firstRound(assembly).status).toBe('final')
    expect(civil(assembly)).toMatchObject({ S: 5, O: 0 })
  })

  it('takes no claim of what is no ballot, and none of what came late', () => {
    const assembly = spoken().pass(9.1)
    const late = assembly.cast(9.5, 'civil 1', { one: -1 }, { stage: 0, logs: [1] })
    assembly.pass(10)
    const sizes = assembly.input().logs.map(({ dates }) => dates.sizeBy(at(9)))
    assembly.claim(11, 0, late.id, 1)
    assembly.claim(11.1, 0, assembly.constitution.id, 0)
    for (const issuer of assembly.issuers) assembly.closeBy(12.5, 0, issuer, { sizes })
    expect(firstRound(assembly).status).toBe('final')
    expect(civil(assembly)).toMatchObject({ S: 5, O: 0 })
  })

  it('is void where it reads a log past the end, to smuggle in what came late', () => {
    const assembly = spoken().pass(9)
    assembly.cast(9.2, 'civil 1', { one: -1 }, { stage: 0 })
    assembly.pass(10)
    const sizes = [assembly.logs[0]?.ids.length ?? 0, 0]
    for (const issuer of assembly.issuers) assembly.closeBy(12.5, 0, issuer, { sizes })
    expect(firstRound(assembly).status).toBe('provisional')
    expect(civil(assembly)).toMatchObject({ S: 5, O: 0 })
  })

  it('is final for nobody who can tell where the root does not follow from what was read', () => {
    const assembly = spoken().pass(10)
    for (const issuer of assembly.issuers) assembly.closeBy(12.5, 0, issuer, { root: hash('wish') })
    expect(firstRound(assembly)).toMatchObject({ status: 'provisional', struck: [] })
  })

  it('says incomplete, and how many are not held, and never another result', () => {
    const assembly = spoken().pass(10).close(12.5, 0)
    const lacking = assembly.events
      .filter(({ kind }) => kind === 4602)
      .slice(-2)
      .map(({ id }) => id)
    const input = assembly.input()
    const events = assembly.events.filter(({ id }) => !lacking.includes(id))
    const [round] = foldAssembly({ ...input, events, withheld: lacking }).stages
    expect(round).toMatchObject({ status: 'incomplete', notHeld: 2, passages: [] })
    const shorter = input.logs.map((log) => ({ ...log, length: Math.min(log.length, 20) }))
    expect(foldAssembly({ ...input, events, logs: shorter }).stages[0]?.status).toBe('incomplete')
    expect(foldAssembly(input).stages[0]?.status).toBe('final')
  })

  it('lacks nothing once it comes to the final root, whatever else this copy does not hold', () => {
    const assembly = spoken()
    const other = assembly.say(4, 'somebody', {
      kind: 11,
      created_at: at(4),
      tags: [['h', assembly.wall]],
      content: '',
    })
    assembly.pass(10)
    const events = assembly.events.filter(({ id }) => id !== other.id)
    const holes = { events, withheld: [other.id] }
    expect(foldAssembly({ ...assembly.input(), ...holes }).stages[0]).toMatchObject({
      status: 'incomplete',
      notHeld: 1,
    })
    assembly.close(12.5, 0)
    const all = canonicalHash(foldAssembly(assembly.input()).stages[0])
    const input = {
      ...assembly.input(),
      ...holes,
      events: assembly.events.filter(({ id }) => id !== other.id),
    }
    expect(canonicalHash(foldAssembly(input).stages[0])).toBe(all)
  })

  it('has one hash for copies that hold different closes, as long as they hold every record', () => {
    const assembly = spoken().pass(10)
    const twice = assembly.closeBy(12.2, 0, 'civil issuer 1', { root: hash('wish') })
    assembly.closeBy(12.3, 0, 'civil issuer 1')
    assembly.close(12.5, 0)
    const input = assembly.input()
    const without = {
      ...input,
      events: assembly.events.filter(({ id }) => id !== twice.id),
      withheld: [twice.id],
    }
    const [whole, part] = [foldAssembly(input), foldAssembly(without)]
    expect(whole.stages[0]?.struck).toHaveLength(1)
    expect(part.stages[0]?.struck).toHaveLength(0)
    // The next round runs already, and there the copy does lack something.
    const closed = (state: AssemblyState) => stateHash({ ...state, stages: state.stages.slice(0, 1) })
    expect(closed(part)).toBe(closed(whole))
  })

  it('keeps its root when a signature is put before what it signs', () => {
    const assembly = spoken()
    const early = new Gathering()
    expect(early.constitution.id).toBe(assembly.constitution.id)
    const later = early.propose(13, 'later', { passage: 'one' }, [])
    const signed = { kind: 4591, created_at: at(4), content: '' }
    const tags = [
      ['h', assembly.wall],
      ['e', later],
      ['k', '4601'],
    ]
    assembly.say(4, 'civil 1', { ...signed, tags })
    assembly.pass(10).close(12.5, 0)
    const before = canonicalHash(firstRound(assembly))
    assembly.propose(13, 'later', { passage: 'one' }, [])
    expect(assembly.events.some(({ id }) => id === later)).toBe(true)
    expect(canonicalHash(firstRound(assembly))).toBe(before)
  })
})
