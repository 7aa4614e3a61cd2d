// May an event stand, and in which log: the pure decision.

import { createHash } from 'node:crypto'
import { AHEAD, type EventTemplate, KIND, mineEvent, type VerifiedEvent, workAsked } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { admit } from '../../src/admission/admit.ts'
import type { AdmissionContext, LogQuestions } from '../../src/admission/decision.ts'
import { ALICE, BOB, CAROL, fabricate } from '../../src/store/acceptance/fabricate.ts'

const NOW = 1_800_000_000
const WALL = 'e0'.repeat(32)
const H = ['h', WALL]

/** A wall that holds these events, all in the default log, and asks for 8 bits of work. */
function context(
  held: readonly VerifiedEvent[] = [],
  parts: Partial<AdmissionContext> = {},
): AdmissionContext {
  const byId = new Map(held.map((event) => [event.id, event]))
  const questions: LogQuestions = {
    get: (id) => byId.get(id),
    isInDefault: (id) => byId.has(id),
    ballotsOf: () => [],
  }
  return {
    ...questions,
    withWaiting: { ...questions, ...parts },
    now: NOW,
    open: false,
    wall: WALL,
    floor: 8,
    addresses: ['wss://wall.example/'],
    versionsOf: () => [],
    authorOf: (id) => byId.get(id)?.pubkey,
    isSamePerson: (one, other) => one === other,
    isHeld: (id) => byId.has(id),
    isKnownAuthor: (pubkey) => held.some((event) => event.pubkey === pubkey),
    isKeeper: () => false,
    isHost: () => false,
    isModerator: () => false,
    isEstablished: () => false,
    isVouchedFor: () => false,
    ...parts,
  }
}

function thread(parts: Partial<EventTemplate> & { pubkey?: string } = {}): VerifiedEvent {
  return fabricate({
    kind: KIND.thread,
    created_at: NOW,
    tags: [H, ['title', 'A'], ['t', 'b']],
    content: 'x',
    ...parts,
  })
}

const of = (kind: number, tags: readonly (readonly string[])[], pubkey = ALICE) =>
  fabricate({ kind, pubkey, created_at: NOW, tags: [H, ...tags] })

const label = (verb: string, target: string, pubkey = ALICE) =>
  of(
    KIND.label,
    [
      ['L', 'commonwall'],
      ['l', verb, 'commonwall'],
      ['e', target],
    ],
    pubkey,
  )

describe('admission', () => {
  it('takes any past date, and no date more than 15 minutes ahead', () => {
    expect(admit(thread({ created_at: 0 }), context())).toHaveProperty('log')
    expect(admit(thread({ created_at: NOW + AHEAD }), context())).toHaveProperty('log')
    expect(admit(thread({ created_at: NOW + AHEAD + 1 }), context())).toMatchObject({
      refuse: expect.stringMatching(/^invalid: created_at/),
    })
  })

  it('refuses what has expired (NIP-40) and what is protected (NIP-70)', () => {
    const tags = (tag: readonly string[]) => ({ tags: [H, ['title', 'A'], ['t', 'b'], tag] })
    expect(admit(thread(tags(['expiration', String(NOW)])), context())).toMatchObject({
      refuse: expect.stringMatching(/expired/),
    })
    expect(admit(thread(tags(['expiration', String(NOW + 1)])), context())).toHaveProperty('log')
    expect(admit(thread(tags(['-'])), context())).toMatchObject({
      refuse: expect.stringMatching(/^blocked: /),
    })
  })

  it('refuses events of other walls and kinds, unless it is open; then it logs none of them', () => {
    const foreign = thread({
      tags: [
        ['h', 'ff'.repeat(32)],
        ['title', 'A'],
        ['t', 'b'],
      ],
    })
    const note = of(1, [])
    for (const event of [foreign, note]) {
      expect(admit(event, context())).toMatchObject({ refuse: expect.stringMatching(/^restricted: /) })
      expect(admit(event, context([], { open: true }))).toEqual({ log: 'none' })
    }
    expect(admit(thread(), context([], { open: true }))).not.toEqual({ log: 'none' })
    expect(admit(of(25_000, []), context([], { open: true }))).toEqual({ log: 'none', passOn: true })
  })

  it("refuses withdrawals of others' posts, also by address", () => {
    const theirs = thread({ pubkey: BOB })
    expect(admit(of(KIND.withdrawal, [['e', theirs.id]]), context([theirs]))).toMatchObject({
      refuse: expect.stringMatching(/^invalid: e/),
    })
    const address = ['a', `${KIND.article}:${BOB}:d`]
    expect(admit(of(KIND.withdrawal, [address]), context())).toMatchObject({
      refuse: expect.stringMatching(/^invalid: a/),
    })
    const together = context([theirs], { isSamePerson: () => true })
    expect(admit(of(KIND.withdrawal, [['e', theirs.id]]), together)).toHaveProperty('log')
  })

  it('takes a wish to vanish only if it is addressed to all relays or to this one (NIP-62)', () => {
    const vanish = (relay: string) => admit(of(KIND.vanish, [['relay', relay]]), context())
    expect(vanish('ALL_RELAYS')).toHaveProperty('log')
    expect(vanish('wss://wall.example')).toHaveProperty('log')
    expect(vanish('wss://elsewhere.example')).toMatchObject({ refuse: expect.stringMatching(/NIP-62/) })
  })

  it('lets homeless events wait until their author or target is known', () => {
    const profile = fabricate({ kind: KIND.profile, created_at: NOW, content: '{"name":"a"}' })
    expect(admit(profile, context())).toMatchObject({
      wait: [ALICE],
      refuse: expect.stringMatching(/^restricted: /),
    })
    expect(admit(profile, context([thread()]))).toHaveProperty('log')
    const report = fabricate({
      kind: KIND.report,
      pubkey: CAROL,
      created_at: NOW,
      tags: [['e', thread().id, 'spam']],
    })
    expect(admit(report, context())).toMatchObject({ wait: [CAROL, thread().id] })
    expect(admit(report, context([thread()]))).toHaveProperty('log')
  })
})

describe('choice of log', () => {
  const chosen = (event: VerifiedEvent, where = context()) => admit(event, where)

  it('sends what shows too little work to the optional log, and refuses none of it', () => {
    expect(chosen(thread())).toEqual({ log: 'optional' })
    expect(chosen(thread(), context([], { floor: undefined }))).toEqual({ log: 'default' })
  })

  it('counts only work that was promised (NIP-13)', () => {
    const mined = (target: string) => {
      for (let n = 0; ; n += 1) {
        const event = thread({ tags: [H, ['title', 'A'], ['t', 'b'], ['nonce', String(n), target]] })
        if (event.id.startsWith('00')) return event
      }
    }
    expect(chosen(mined('8'))).toEqual({ log: 'default' })
    expect(chosen(mined('4'))).toEqual({ log: 'optional' })
  })

  it('asks newcomers for more where a post is full of links, and says so by the function they work with', () => {
    const content = 'https://a.example https://b.example https://c.example'
    const worked = (bits: number) => {
      const step = mineEvent({ ...thread({ content }) }, bits, { start: 0, limit: 1_000_000 })
      if ('next' in step) throw new Error('not found')
      return fabricate(step.event)
    }
    expect(chosen(worked(8))).toEqual({ log: 'optional' })
    expect(chosen(worked(workAsked(thread({ content }), 8)))).toEqual({ log: 'default' })
    expect(chosen(worked(8), context([], { isEstablished: () => true }))).toEqual({ log: 'default' })
  })

  it('asks no work of established names, nor of those for whom somebody vouched', () => {
    expect(chosen(thread(), context([], { isEstablished: () => true }))).toEqual({ log: 'default' })
    expect(chosen(thread(), context([], { isVouchedFor: () => true }))).toEqual({ log: 'default' })
  })

  it('keeps folds by moderators in default, and not those of anybody', () => {
    const target = thread()
    const fold = label('fold/spam', target.id, CAROL)
    expect(chosen(fold, context([target], { isModerator: (key) => key === CAROL }))).toEqual({
      log: 'default',
    })
    expect(chosen(fold, context([target]))).toEqual({ log: 'optional' })
    const unplaced = context([target], { isModerator: () => true, isInDefault: () => false })
    expect(chosen(fold, unplaced)).toEqual({ log: 'optional' })
  })

  it('keeps withdrawals of what stands in default there', () => {
    const target = thread()
    const withdrawal = of(KIND.withdrawal, [['e', target.id]])
    expect(chosen(withdrawal, context([target]))).toEqual({ log: 'default' })
    expect(chosen(withdrawal, context([target], { isInDefault: () => false }))).toEqual({ log: 'optional' })
  })

  it("keeps keepers' signatures on definitions in default, and not those of anybody", () => {
    const definition = fabricate({ kind: KIND.definition, pubkey: BOB })
    const signature = of(KIND.signature, [
      ['e', definition.id],
      ['k', String(KIND.definition)],
    ])
    expect(chosen(signature, context([definition], { isKeeper: (key) => key === ALICE }))).toEqual({
      log: 'default',
    })
    expect(chosen(signature, context([definition]))).toEqual({ log: 'optional' })
  })

  it('keeps rotations by the committed recovery key in default, and not attempts', () => {
    const next = createHash('sha256')
      .update(Buffer.from(BOB + ALICE, 'hex'))
      .digest('hex')
    const inception = of(KIND.key, [
      ['key', ALICE],
      ['next', next],
    ])
    const rotation = (pubkey: string) =>
      of(
        KIND.key,
        [
          ['prev', inception.id],
          ['key', CAROL],
          ['next', next],
        ],
        pubkey,
      )
    expect(chosen(rotation(BOB), context([inception]))).toEqual({ log: 'default' })
    expect(chosen(rotation(CAROL), context([inception]))).toEqual({ log: 'optional' })
    const copied = { ...inception, pubkey: CAROL }
    expect(chosen(rotation(BOB), context([copied]))).toEqual({ log: 'optional' })
  })
})

it('says of a definition that a newer program made that this node is older, and of a broken one what is wrong', () => {
  const tags = [H, ['prev', WALL], ['version', '2']]
  const refused = (more: string[][]) =>
    admit(fabricate({ kind: KIND.definition, tags: [...tags, ...more] }), context())
  expect(
    refused([
      ['title', 'en', 'Wall'],
      ['quorum', '3'],
    ]),
  ).toEqual({
    refuse: expect.stringMatching(
      /^error: made by a newer program than this node’s; try another address \(keeper: /,
    ),
  })
  expect(refused([['title', 'en', 'Wall', 'short']])).toEqual({
    refuse: expect.stringMatching(/^error: made by a newer program .*title: expected 2 elements/),
  })
  expect(refused([['title', 'en', '']])).toEqual({ refuse: expect.stringMatching(/^invalid: title: /) })
})
