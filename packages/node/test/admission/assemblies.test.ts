// Records of assemblies at the door: which are taken, and which stand in the default log without work.

import { readFileSync } from 'node:fs'
import { SLIP_KIND } from '@commonwall/assembly'
import { KIND, type NostrEvent, tagValue } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { admit } from '../../src/admission/admit.ts'
import type { AdmissionContext, LogQuestions } from '../../src/admission/decision.ts'

interface Life {
  readonly constitution: NostrEvent
  readonly events: readonly NostrEvent[]
}

const file = new URL('../../../../vectors/assembly/valid/agreed.json', import.meta.url)
const [life] = (JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Life[] }).vectors
const { constitution, events } = life as Life

/** A node that holds some of the events, while others wait, and asks for 30 bits of work. */
function context(held: readonly NostrEvent[], waiting: readonly NostrEvent[] = []): AdmissionContext {
  const nobody = () => false
  const among = (events: readonly NostrEvent[]): LogQuestions => ({
    get: (id) => events.find((event) => event.id === id),
    isInDefault: nobody,
    ballotsOf: (pubkey) => events.filter((event) => event.kind === KIND.ballot && event.pubkey === pubkey),
  })
  return {
    ...among(held),
    withWaiting: among([...held, ...waiting]),
    ...{ now: 2_000_000_000, open: false, wall: tagValue(constitution, 'h'), floor: 30, addresses: [] },
    ...{ versionsOf: () => [], authorOf: () => undefined, isSamePerson: (one, other) => one === other },
    ...{
      isHeld: nobody,
      isKnownAuthor: nobody,
      isKeeper: nobody,
      isModerator: nobody,
      isHost: nobody,
    },
    ...{ isEstablished: nobody, isVouchedFor: nobody },
  }
}

const all = context([constitution, ...events])
const ofKind = (kind: number, tag: string) => {
  const found = events.find((event) => event.kind === kind && event.tags.some(([name]) => name === tag))
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}
const first = ofKind(KIND.ballot, 'credential')
const ballot = ofKind(KIND.ballot, 'stage')

it('takes every record of a life; those of who may say them stand in the default log, without work', () => {
  for (const event of events) {
    const decision = admit(event, all)
    expect(decision, `${event.kind} ${event.tags.map(([name]) => name).join()}`).not.toHaveProperty('refuse')
    const byAnybody = event.kind === KIND.alternative || event.kind === KIND.withdrawal
    if (event !== constitution && event.id !== constitution.id && !byAnybody)
      expect(decision).toMatchObject({ log: 'default' })
    if (event.kind === KIND.ballot) expect(decision).toEqual({ log: 'default', daily: true })
  }
  expect(admit(constitution, all)).toEqual({ log: 'optional' })
})

it('refuses a credential that does not hold, and what breaks the schema', () => {
  const stolen = { ...first, pubkey: ballot.pubkey === first.pubkey ? 'ab'.repeat(32) : ballot.pubkey }
  expect(admit(stolen, all)).toMatchObject({ refuse: expect.stringMatching(/^invalid: credential/) })
  const loud = { ...ballot, tags: [...ballot.tags, ['note', 'down with them']] }
  expect(admit(loud, all)).toMatchObject({ refuse: expect.stringMatching(/^invalid: tags/) })
})

it('lets nobody in by a first ballot that was taken before its constitution', () => {
  const stranger = 'ab'.repeat(32)
  const forged = { ...first, pubkey: stranger }
  expect(admit(forged, context([]))).toEqual({ log: 'optional' })
  expect(admit({ ...ballot, pubkey: stranger }, context([constitution, forged]))).toEqual({ log: 'optional' })
  expect(admit({ ...ballot, pubkey: first.pubkey }, context([constitution, first]))).toEqual({
    log: 'default',
    daily: true,
  })
})

it('counts what waits as held where it chooses a log, and nowhere else', () => {
  // A ballot, an alternative and a signature of a voice whose first ballot waits.
  const by = (event: NostrEvent): NostrEvent => ({ ...event, pubkey: first.pubkey })
  const later = [ballot, ofKind(KIND.alternative, 'passage'), ofKind(KIND.signature, 'e')].map(by)
  const [, alternative] = later as [NostrEvent, NostrEvent]
  later[2] = {
    ...(later[2] as NostrEvent),
    tags: [
      ['h', tagValue(constitution, 'h') ?? ''],
      ['e', alternative.id],
      ['k', '4601'],
    ],
  }
  for (const event of later) {
    const held = event.kind === KIND.signature ? [constitution, alternative] : [constitution]
    expect(admit(event, context(held))).toEqual({ log: 'optional' })
    expect(admit(event, context(held, [first]))).toMatchObject({ log: 'default' })
  }
  // A signature on an alternative that waits, and a first ballot whose constitution does.
  const [signature] = later.slice(2) as [NostrEvent]
  expect(admit(signature, context([constitution, first], [alternative]))).toEqual({ log: 'default' })
  expect(admit(first, context([], [constitution]))).toEqual({ log: 'default', daily: true })
  // A credential that does not hold is refused once its constitution is on the wall; before, that would tell that it waits.
  const forged = { ...first, pubkey: 'ab'.repeat(32) }
  expect(admit(forged, context([], [constitution]))).toEqual({ log: 'optional' })
})

it('passes on a sealed slip to or from an issuer of an assembly that it holds, keeps none, and refuses all others', () => {
  const wall = tagValue(constitution, 'h') ?? ''
  const issuer = constitution.tags.find(([name]) => name === 'issuer')?.[2] ?? ''
  const [somebody, another] = ['ab'.repeat(32), 'cd'.repeat(32)]
  const slip = (pubkey: string, to: string, assembly = constitution.id): NostrEvent => ({
    ...{
      id: '0'.repeat(64),
      sig: '0'.repeat(128),
      kind: SLIP_KIND,
      pubkey,
      created_at: 1,
      content: 'sealed',
    },
    tags: [
      ['h', wall],
      ['e', assembly],
      ['p', to],
    ],
  })
  for (const event of [slip(somebody, issuer), slip(issuer, somebody)])
    expect(admit(event, all)).toEqual({ log: 'none', passOn: true })
  const long = { ...slip(somebody, issuer), content: 'x'.repeat(8_001) }
  for (const event of [slip(somebody, another), slip(somebody, issuer, another), long])
    expect(admit(event, all)).toHaveProperty('refuse')
  expect(admit(slip(somebody, issuer), context([]))).toHaveProperty('refuse')
})
