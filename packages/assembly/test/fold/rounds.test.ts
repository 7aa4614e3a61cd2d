// What rounds decide: what is called, what is carried over, what suspends, lapses and is struck from the list.

import { describe, expect, it } from 'vitest'
import type { PassageState } from '../../src/index.ts'
import { Gathering, hash } from './gathering.ts'

const everybody = [1, 2, 3, 4, 5]

function passage(assembly: Gathering, round: number, slug: string): PassageState {
  const found = assembly.state().stages[round]?.passages.find((one) => one.slug === slug)
  if (found === undefined) throw new Error(`no ${slug}`)
  return found
}

describe('an alternative', () => {
  it('is called once sponsors of two groups stand behind it when the round opens', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const one = assembly.propose(1.6, 'by one group', { passage: 'one' }, ['civil 1', 'civil 2'])
    const both = assembly.propose(1.6, 'by both', { passage: 'one' }, ['civil 1', 'state 1'])
    const late = assembly.propose(2.5, 'too late', { passage: 'one' }, ['civil 1', 'state 1'])
    assembly.pass(10)
    const called = passage(assembly, 0, 'one').wordings.map(({ id }) => id)
    expect(called).toContain(both)
    expect(called).not.toContain(one)
    expect(called).not.toContain(late)
    assembly.pass(20)
    expect(passage(assembly, 1, 'one').wordings.map(({ id }) => id)).toContain(late)
  })

  it('is withdrawn when its sponsors take back, and taken up again by whoever signs', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const id = assembly.propose(1.5, 'text', { passage: 'one' }, ['civil 1'])
    const signature = assembly.sponsor(1.6, 'state 1', id)
    assembly.takeBack(1.7, 'state 1', signature)
    assembly.pass(10)
    expect(passage(assembly, 0, 'one').wordings).toHaveLength(1)
    assembly.sponsor(11, 'state 2', id)
    assembly.pass(20)
    expect(passage(assembly, 1, 'one').wordings).toHaveLength(2)
  })

  it('is not taken back by somebody else', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const id = assembly.propose(1.5, 'text', { passage: 'one' }, ['civil 1'])
    const signature = assembly.sponsor(1.6, 'state 1', id)
    assembly.takeBack(1.7, 'civil 2', signature)
    assembly.pass(10)
    expect(passage(assembly, 0, 'one').wordings).toHaveLength(2)
  })

  it('can open a place after a passage, and others can amend that place', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const both = ['civil 1', 'state 1']
    const bis = assembly.propose(1.5, 'bis', { insert: 'one' }, both)
    const amended = assembly.propose(1.6, 'bis amended', { passage: bis }, both)
    const ter = assembly.propose(1.7, 'ter', { insert: 'one' }, both)
    const inner = assembly.propose(1.8, 'after bis', { insert: bis }, both)
    assembly.propose(1.8, 'nowhere', { insert: hash('nothing') }, both)
    assembly.pass(10)
    const [round] = assembly.state().stages
    expect(round?.passages.map(({ id, slug }) => slug ?? id)).toEqual(['one', bis, inner, ter, 'two'])
    expect(round?.passages[1]?.wordings.map(({ id }) => id).sort()).toEqual([bis, amended].sort())
  })

  it('may strike a passage', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const strike = assembly.propose(1.5, 'away', { passage: 'two' }, ['civil 1', 'state 1'], { strike: true })
    for (const group of ['civil', 'state']) assembly.castAll(3, group, { [strike]: 2 }, everybody)
    assembly.pass(10)
    expect(passage(assembly, 0, 'two')).toMatchObject({ state: 'closed', adopted: strike })
    expect(passage(assembly, 0, 'two').wordings[0]?.text).toBeUndefined()
  })
})

describe('a ballot', () => {
  it('counts in later rounds until its author says something else; the highest counter wins', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    for (const group of ['civil', 'state']) assembly.castAll(3, group, { one: 2 }, everybody)
    assembly.cast(4, 'civil 1', { one: -1 })
    assembly.pass(10)
    expect(passage(assembly, 0, 'one').wordings[0]?.groups[0]).toMatchObject({ S: 4, O: 1 })
    assembly.cast(13, 'civil 1', { one: 1 })
    assembly.pass(20)
    expect(passage(assembly, 1, 'one').wordings[0]?.groups[0]).toMatchObject({ S: 5, O: 0 })
  })

  it('that was late for its round never counts', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    assembly.pass(9)
    assembly.cast(9.5, 'civil 1', { one: 2 }, { stage: 0 })
    assembly.pass(20)
    expect(passage(assembly, 1, 'one').wordings[0]?.groups[0]).toMatchObject({ S: 0 })
  })

  it('of a key without a credential counts for nothing, nor does one that spoke before issuance was over', () => {
    const assembly = new Gathering().enrol({ civil: 3, state: 3 })
    assembly.cast(3, 'nobody', { one: 2 })
    assembly.pass(10)
    expect(assembly.state().stages[0]?.groups.map(({ voices }) => voices)).toEqual([3, 3])
    const early = new Gathering()
    early.enrol({ civil: 1 }, { day: 0.95 })
    early.pass(10)
    expect(early.state().stages[0]?.groups[0]?.voices).toBe(0)
  })
})

describe('a red line', () => {
  const drawn = () => {
    const assembly = new Gathering().enrol({ civil: 6, state: 6 })
    const text = assembly.propose(1.5, 'text', { passage: 'one' }, ['civil 1', 'state 1'])
    for (const group of ['civil', 'state']) assembly.castAll(3, group, { [text]: 2 }, [1, 2, 3, 4])
    assembly.cast(3.5, 'state 5', { [text]: [-2, hash('why')] })
    return { assembly, text }
  }
  const red = (assembly: Gathering) => passage(assembly, 0, 'one').wordings[0]

  it('holds the text up while nobody answers', () => {
    const { assembly } = drawn()
    assembly.pass(10)
    expect(red(assembly)?.groups[1]).toMatchObject({ S: 4, O: 1, R: 1, short: { red: 1 } })
    expect(passage(assembly, 0, 'one').state).toBe('bracketed')
  })

  it('lapses into an objection once it was answered and not confirmed in time', () => {
    const { assembly, text } = drawn()
    assembly.cast(
      5,
      'civil 1',
      { [text]: 2 },
      { replies: [{ on: text, reason: hash('why'), text: hash('because') }] },
    )
    assembly.pass(10)
    expect(red(assembly)?.groups[1]).toMatchObject({ O: 1, R: 0 })
    expect(red(assembly)?.reasons).toEqual([
      { group: 1, reason: hash('why'), people: 1, red: 0, lapsed: 1, answers: [hash('because')] },
    ])
    expect(passage(assembly, 0, 'one').state).toBe('closed')
  })

  it('stands if it was confirmed after the answer, or answered too late, or by who does not stand behind the text', () => {
    const answer = { reason: hash('why'), text: hash('because') }
    const confirmed = drawn()
    confirmed.assembly.cast(
      5,
      'civil 1',
      { [confirmed.text]: 2 },
      { replies: [{ on: confirmed.text, ...answer }] },
    )
    confirmed.assembly.cast(6, 'state 5', { [confirmed.text]: [-2, hash('why')] })
    const late = drawn()
    late.assembly.cast(6.5, 'civil 1', { [late.text]: 2 }, { replies: [{ on: late.text, ...answer }] })
    const stranger = drawn()
    stranger.assembly.cast(
      5,
      'civil 2',
      { [stranger.text]: 2 },
      { replies: [{ on: stranger.text, ...answer }] },
    )
    for (const { assembly } of [confirmed, late, stranger]) {
      assembly.pass(10)
      expect(red(assembly)?.groups[1]).toMatchObject({ O: 1, R: 1 })
    }
  })
})

describe('a third of the main disagreement', () => {
  /** Two camps of each group on twelve passages; the thirteenth and fourteenth are what it is about. */
  const divided = () => {
    const names = Array.from({ length: 14 }, (_, n) => `p${n}`)
    const assembly = new Gathering({ passages: names }).enrol({ civil: 20, state: 20 })
    for (const group of ['civil', 'state'])
      for (let n = 1; n <= 20; n++) {
        // Three quarters of one camp, so that every group consents to what this camp alone wants.
        const camp = n <= 14 ? 1 : -1
        const stands = Object.fromEntries(names.slice(0, 12).map((name) => [name, camp as 1 | -1]))
        assembly.cast(3, `${group} ${n}`, { ...stands, p12: camp === 1 ? 2 : -1, p13: 2 })
      }
    return assembly
  }

  it('suspends for a round what it is against, and is then put on record', () => {
    const assembly = divided().pass(10)
    const first = passage(assembly, 0, 'p12')
    expect(first).toMatchObject({ state: 'bracketed', suspended: true, reserved: false })
    expect(first.wordings[0]?.thirds.some(({ short }) => short > 0)).toBe(true)
    expect(passage(assembly, 0, 'p13')).toMatchObject({ state: 'closed', suspended: false })
    assembly.pass(20)
    expect(passage(assembly, 1, 'p12')).toMatchObject({ state: 'closed', suspended: false, reserved: true })
  })

  it('is not looked at below thirty people', () => {
    const assembly = new Gathering().enrol({ civil: 14, state: 15 })
    for (const group of ['civil', 'state'])
      for (let n = 1; n <= 14; n++)
        assembly.cast(3, `${group} ${n}`, { one: n < 11 ? 1 : -1, two: n < 11 ? 1 : -1 })
    assembly.pass(10)
    expect(passage(assembly, 0, 'one').wordings[0]?.thirds).toEqual([])
    expect(passage(assembly, 0, 'one').state).toBe('closed')
  })
})

describe('a group that stays away', () => {
  it('twice does not stop the others from saying so, and nothing is adopted without it', () => {
    const assembly = new Gathering({ groups: ['civil', 'state', 'tech'] }).enrol({
      civil: 5,
      state: 5,
      tech: 5,
    })
    for (const group of ['civil', 'state']) assembly.castAll(3, group, { one: 2 }, everybody)
    assembly.pass(10)
    expect(passage(assembly, 0, 'one')).toMatchObject({ away: [], state: 'bracketed' })
    expect(passage(assembly, 0, 'one').wordings[0]?.level).toBe('not enough voices')
    assembly.pass(20)
    expect(passage(assembly, 1, 'one')).toMatchObject({ away: [2], state: 'bracketed' })
    expect(passage(assembly, 1, 'one').wordings[0]?.level).toBe('consensus of participating groups')
  })
})

describe('forged credentials', () => {
  it('make contested what they could have tipped, mark issuers, and freeze nothing', () => {
    const assembly = new Gathering().enrol({ civil: 9, state: 5 }, { issued: { civil: 5, state: 5 } })
    for (const group of ['civil', 'state']) {
      assembly.castAll(3, group, { one: 2, two: 2 }, everybody)
      assembly.castAll(4, group, { one: 2, two: -1 }, [1])
    }
    assembly.pass(10)
    const [round] = assembly.state().stages
    expect(round).toMatchObject({ forged: 4, groups: [{ voices: 9, people: 9 }, { marked: [] }] })
    expect(round?.groups[0]?.marked).toHaveLength(3)
    expect(passage(assembly, 0, 'one')).toMatchObject({ contested: true, state: 'bracketed' })
    const enough = new Gathering().enrol({ civil: 9, state: 9 }, { issued: { civil: 8, state: 9 } })
    for (const group of ['civil', 'state']) enough.castAll(3, group, { one: 2 }, [1, 2, 3, 4, 5])
    enough.pass(10)
    expect(passage(enough, 0, 'one')).toMatchObject({ contested: false, state: 'closed' })
  })
})

describe('the whole document', () => {
  it('is agreed when every group consents to it, and only to this one', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    for (const group of ['civil', 'state']) assembly.castAll(3, group, { one: 2 }, everybody)
    assembly.pass(20)
    const document = () => assembly.state().stages.at(-1)?.document
    assembly.pass(22.5)
    const id = document()?.id ?? ''
    for (const group of ['civil', 'state'])
      assembly.castAll(23, group, { [id]: 1, [hash('other')]: 2 }, everybody)
    assembly.pass(30)
    expect(document()).toMatchObject({
      id,
      agreed: true,
      contested: false,
      wording: { level: 'full consensus' },
    })
    const refused = new Gathering().enrol({ civil: 5, state: 5 })
    for (const group of ['civil', 'state']) refused.castAll(3, group, { one: 2 }, everybody)
    refused
      .pass(20)
      .castAll(23, 'civil', { [id]: 1 }, everybody)
      .pass(30)
    expect(refused.state().stages.at(-1)?.document?.agreed).toBe(false)
  })
})

it('counts nothing while an issuer has not signed the constitution', () => {
  const assembly = new Gathering({ change: { issuance: { from: 0, until: 1 } } }).enrol({
    civil: 5,
    state: 5,
  })
  assembly.pass(10)
  expect(assembly.state()).toMatchObject({ boundAt: undefined })
  expect(assembly.state().stages.every(({ status }) => status === 'coming')).toBe(true)
})
