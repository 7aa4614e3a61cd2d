// A voice's ballots wait for the day's tick and count, in whatever order and by whatever carrier they come.

import { readFileSync } from 'node:fs'
import { ballotDeadline, parseConstitution } from '@commonwall/assembly'
import { KIND, parseEvent, tagValue, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { createAdmission } from '../../src/admission/admission.ts'
import { BallotBatch } from '../../src/batch/ballots.ts'
import { WaitingBatch } from '../../src/batch/batch.ts'
import { createIntake } from '../../src/intake/create-intake.ts'
import type { Carrier, Intake } from '../../src/intake/intake.ts'
import { MemoryStore } from '../../src/store/index.ts'
import type { PutItem, PutResult } from '../../src/store/store.ts'

const file = new URL('../../../../vectors/assembly/valid/agreed.json', import.meta.url)
const [life] = (
  JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: readonly { constitution: unknown; events: readonly unknown[] }[]
  }
).vectors
const parsed = (event: unknown) => verifyEvent(parseEvent(event)) as VerifiedEvent
const constitution = parsed(life?.constitution)
const events = (life?.events ?? []).map(parsed)
const { rounds } = parseConstitution(constitution)
const [round] = rounds
if (round === undefined) throw new Error('no round')

const ofVoice = events.filter(({ kind }) => kind === KIND.ballot)
const has = (event: VerifiedEvent, tag: string) => event.tags.some(([name]) => name === tag)
const first = ofVoice.find((event) => has(event, 'credential')) as VerifiedEvent
const ballot = ofVoice.find((event) => has(event, 'stage') && event.pubkey === first.pubkey) as VerifiedEvent
const another = ofVoice.find((event) => has(event, 'credential') && event.pubkey !== first.pubkey)

/** A node with an optional log that asks for more work than anybody has. */
async function setUp() {
  const clock = { now: ballotDeadline(round as (typeof rounds)[number]) - 7_200 }
  const store = new MemoryStore()
  await store.put([{ event: constitution, log: 'default' }])
  const onFault = (error: unknown) => {
    throw error
  }
  const now = () => clock.now
  const admission = createAdmission({
    store,
    now,
    optionalLog: true,
    history: () =>
      ({
        ...{ wall: tagValue(constitution, 'h'), wallTime: 0, versions: [], moderatorsAt: () => [] },
        ...{ logs: [{ admission: 'optional', state: 'open' }], current: { pow: 30 } },
      }) as never,
    waiting: {
      get: (id) => batch.rows.get(id) ?? ballots.rows.get(id),
      ballotsOf: (...of) => [...batch.rows.ballotsOf(...of), ...ballots.rows.ballotsOf(...of)],
    },
  })
  const onReleased = (items: readonly PutItem[], results: readonly PutResult[]) =>
    intake.announce(items, results)
  const waits = { store, now, onReleased, settle: (item: PutItem) => admission.settle(item) }
  const batch = new WaitingBatch({ ...waits, onFault, minutes: () => 15, floor: () => 0 })
  const ballots = new BallotBatch({ ...waits, onFault, constitution: (id) => store.get(id) })
  const intake: Intake = createIntake({
    ...{ store, admission, now, onFault, verify: async (event) => verifyEvent(event) },
    batch: { add: (item) => batch.add(item), addBallot: (item) => ballots.add(item) },
  })
  await ballots.look()
  return { clock, store, batch, ballots, intake }
}

it.each(['relay', 'inbox', 'sealed'] as const)(
  'that come by %s while the first one waits are released with it, and stand in the default log',
  async (carrier: Carrier) => {
    const { clock, store, ballots, intake } = await setUp()
    // In one breath, as the lines of one body come.
    const answers = await Promise.all([first, ballot].map((event) => intake.take(event, carrier)))
    expect(answers).toEqual([
      { ok: true, message: '' },
      { ok: true, message: '' },
    ])
    expect([first, ballot].map(({ id }) => store.get(id))).toEqual([undefined, undefined])
    expect(await intake.take(ballot, 'relay')).toEqual({ ok: true, message: '' })
    clock.now += 7_200
    await ballots.look()
    expect(store.unlogged('default', 10).slice(1)).toEqual([first.id, ballot.id].sort())
    expect(store.unlogged('optional', 10)).toEqual([])
  },
)

it('that come before their first one wait like posts, and are looked at again when they are released', async () => {
  const { clock, store, batch, ballots, intake } = await setUp()
  await intake.take(ballot, 'sealed')
  expect(ballots.rows.ids()).toEqual([])
  await intake.take(first, 'sealed')
  clock.now = batch.due
  await batch.releaseDue()
  expect(store.unlogged('default', 10)).toContain(ballot.id)
})

it('of who has no voice neither wait for the day nor stand in the default log', async () => {
  const { store, ballots, intake } = await setUp()
  await intake.take(another as VerifiedEvent, 'sealed')
  await intake.take(ballot, 'relay')
  expect(store.unlogged('optional', 10)).toEqual([ballot.id])
  expect(ballots.rows.ids()).toEqual([another?.id])
})
