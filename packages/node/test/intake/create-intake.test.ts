// The one door: durable before it answers, and silent about what waits.

import { KIND, type NostrEvent, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { beforeEach, describe, expect, it } from 'vitest'
import { Author } from '../../slow/conformance/author.ts'
import { createAdmission } from '../../src/admission/admission.ts'
import { BatchFullError } from '../../src/batch/fullness.ts'
import { createIntake } from '../../src/intake/create-intake.ts'
import type { Intake } from '../../src/intake/intake.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'
import type { PutItem } from '../../src/store/store.ts'

const NOW = 1_800_000_000
const WALL = 'e0'.repeat(32)
const alice = new Author(Buffer.alloc(32, 1), () => NOW)
const bob = new Author(Buffer.alloc(32, 2), () => NOW)

const thread = (author = alice, content = 'text') =>
  author.event({
    kind: KIND.thread,
    content,
    tags: [
      ['h', WALL],
      ['title', 'A'],
      ['t', 'b'],
    ],
  })

describe('intake', () => {
  let store: MemoryStore
  let waiting: Map<string, PutItem>
  let released: VerifiedEvent[]
  let intake: Intake
  let verified = 0

  beforeEach(() => {
    store = new MemoryStore()
    waiting = new Map()
    released = []
    verified = 0
    const history = () =>
      ({ wall: WALL, wallTime: 0, versions: [], logs: [], moderatorsAt: () => [] }) as never
    intake = createIntake({
      store,
      admission: createAdmission({ store, history, now: () => NOW }),
      verify: async (event) => {
        verified += 1
        return verifyEvent(event)
      },
      batch: {
        add: async (item) => {
          waiting.set(item.event.id, item)
        },
      },
      now: () => NOW,
      onFault: (error) => {
        throw error
      },
    })
    intake.onReleased((events) => released.push(...events))
  })

  const forged = (event: NostrEvent): NostrEvent => ({ ...event, sig: '0'.repeat(128) })

  it('answers after the event is held and released', async () => {
    expect(await intake.take(thread(), 'relay')).toEqual({ ok: true, message: '' })
    expect(store.get(thread().id)).toBeDefined()
    expect(released.map(({ id }) => id)).toEqual([thread().id])
    expect(store.unlogged('default', 10)).toEqual([thread().id])
  })

  it('answers a duplicate without verifying or releasing it again', async () => {
    const event = thread()
    await intake.take(event, 'relay')
    expect(await intake.take(event, 'relay')).toEqual({
      ok: true,
      message: 'duplicate: already have this event',
    })
    expect(verified).toBe(1)
    expect(released).toHaveLength(1)
  })

  it('does not take a forgery of what it holds for a duplicate', async () => {
    const event = thread()
    await intake.take(event, 'relay')
    expect(await intake.take(forged(event), 'relay')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^invalid: /),
    })
  })

  it('verifies nothing that may not stand anyway', async () => {
    expect(await intake.take(alice.event({ kind: 1 }), 'relay')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^restricted: /),
    })
    expect(verified).toBe(0)
  })

  it.each(['inbox', 'sealed'] as const)(
    'lets what came by %s wait, absent and answered alike every time',
    async (carrier) => {
      const event = thread()
      const first = await intake.take(event, carrier)
      expect(await intake.take(event, carrier)).toEqual(first)
      expect(first).toEqual({ ok: true, message: '' })
      expect([...waiting.keys()]).toEqual([event.id])
      expect(store.get(event.id)).toBeUndefined()
      expect(released).toEqual([])
    },
  )

  it('treats what waits as unknown when another carrier brings it, or a forgery of it', async () => {
    const event = thread()
    await intake.take(event, 'inbox')
    expect(await intake.take(forged(event), 'relay')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^invalid: /),
    })
    expect(await intake.take(event, 'relay')).toEqual({ ok: true, message: '' })
    expect(released).toHaveLength(1)
  })

  it('says that a batch is full, which is no fault', async () => {
    const full = createIntake({
      store,
      admission: createAdmission({ store, open: true, now: () => NOW }),
      verify: async (event) => verifyEvent(event),
      batch: { add: () => Promise.reject(new BatchFullError()) },
      onFault: (error) => {
        throw error
      },
    })
    expect(await full.take(thread(), 'sealed')).toEqual({
      ok: false,
      message: 'rate-limited: too much waits; try again after the next release',
    })
  })

  it.each(['inbox', 'sealed'] as const)(
    'answers what comes by %s again alike once it is released, replaced and taken back, also where a batch is full',
    async (carrier) => {
      const admission = createAdmission({ store, open: true, now: () => NOW })
      const verify = async (event: NostrEvent) => verifyEvent(event)
      const add = () => Promise.reject(new BatchFullError())
      const full = createIntake({ store, admission, verify, batch: { add } })
      const post = thread()
      const profile = alice.event({ kind: KIND.profile, content: '{"name":"a"}', created_at: NOW - 1 })
      const again = async () =>
        (
          await Promise.all([intake, full].flatMap((one) => [post, profile].map((e) => one.take(e, carrier))))
        ).map(({ ok, message }) => [ok, message])
      const taken = [true, '']
      for (const event of [post, profile])
        await store.put([{ event: verifyEvent(event), log: 'none' } as PutItem])
      expect(await again()).toEqual([taken, taken, taken, taken])
      const next = alice.event({ kind: KIND.profile, content: '{"name":"b"}' })
      await store.put([{ event: verifyEvent(next), log: 'none' } as PutItem])
      expect(await again()).toEqual([taken, taken, taken, taken])
      const everything = { addresses: [], everything: true, until: NOW }
      await store.withdraw({ by: 'f'.repeat(64), authors: [alice.pubkey], ids: [], ...everything })
      expect(store.get(post.id)).toBeUndefined()
      expect(await again()).toEqual([taken, taken, taken, taken])
    },
  )

  it('announces what a batch put, once and together', async () => {
    const told: number[] = []
    intake.onReleased((events) => told.push(events.length))
    await intake.take(thread(alice), 'inbox')
    await intake.take(thread(bob), 'inbox')
    const items = [...waiting.values()]
    intake.announce(items, await store.put(items))
    expect(told).toEqual([2])
  })

  it('carries out a withdrawal in the same breath, and refuses its target afterwards', async () => {
    const event = thread()
    await intake.take(event, 'relay')
    const withdrawal = alice.event({
      kind: KIND.withdrawal,
      tags: [
        ['h', WALL],
        ['e', event.id],
      ],
    })
    expect(await intake.take(withdrawal, 'relay')).toMatchObject({ ok: true })
    expect(store.get(event.id)).toBeUndefined()
    expect(await intake.take(event, 'relay')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^blocked: /),
    })
  })

  it('tries a homeless event again when its author comes', async () => {
    const profile = alice.event({ kind: KIND.profile, content: '{"name":"a"}' })
    expect(await intake.take(profile, 'relay')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^restricted: /),
    })
    await intake.take(thread(), 'relay')
    await expect.poll(() => store.get(profile.id)?.id).toBe(profile.id)
  })
})
