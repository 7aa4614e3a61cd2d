// Reports as they count: of lasting names, each once a target, and not taken back.

import { KIND, publicKeyOf, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keyEvent } from '../../../wall/test/key-event.ts'
import { reportsIn } from '../../src/moderation/reported.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { fabricate } from '../../src/store/acceptance/fabricate.ts'
import { openWall } from '../state/wall-rig.ts'

const secret = (byte: number) => new Uint8Array(32).fill(byte)
const [RIVER, MILL, NOBODY] = [secret(111), secret(112), secret(113)]
/** More than are read at once. */
const CROWD = 5_001
const HOUR = 3_600

let wall: Awaited<ReturnType<typeof openWall>>
let first: VerifiedEvent
let second: VerifiedEvent

beforeAll(async () => {
  wall = await openWall()
  ;[first, second] = [wall.post(1), wall.post(2)]
  await wall.write(first, second, ...[RIVER, MILL].map(named))
  await later()
})
afterAll(() => wall.close())

function named(owner: Uint8Array): VerifiedEvent {
  const next = publicKeyOf(secret(120))
  return keyEvent(
    { wall: wall.founding.id, prev: undefined, keys: [publicKeyOf(owner)], next, at: wall.now.time },
    owner,
  )
}

async function later(): Promise<void> {
  wall.now.time += HOUR
  await wall.look()
}

function say(by: Uint8Array, kind: number, tags: string[][]): VerifiedEvent {
  const template = { kind, created_at: wall.now.time, tags: [['h', wall.founding.id], ...tags], content: '' }
  return signEvent(template, by, secret(0))
}

const report = (by: Uint8Array, { id }: VerifiedEvent, type = 'spam') =>
  say(by, KIND.report, [['e', id, type]])

/** Each by a key of its own, and held without a look at who may say it. */
async function crowdSays(kind: number, about: string[]): Promise<void> {
  const crowd = Array.from({ length: CROWD }, (_, n) =>
    fabricate({
      kind,
      pubkey: n.toString(16).padStart(64, '0'),
      tags: [['h', wall.founding.id], about],
      created_at: wall.now.time + HOUR,
    }),
  )
  await wall.store.put(crowd.map((event) => ({ event, log: 'default' })))
}

function counted(): number {
  const history = wall.state.history()
  const time = { wallTime: history.wallTime, witnessedTime: (id: string) => wall.state.witnessedTime(id) }
  return reportsIn(wall.store, new NamesBook(wall.store, wall.state).names(), time)
}

it('are none of keys without standing, and one of a name however often it says so', async () => {
  await wall.write(report(NOBODY, first))
  expect(counted()).toBe(0)
  await wall.write(report(RIVER, first), report(RIVER, first, 'illegal'), report(RIVER, second))
  expect(counted()).toBe(2)
})

it('are gone when they are taken back, and stand in a crowd of strangers’', async () => {
  const regretted = report(MILL, first)
  await wall.write(regretted)
  expect(counted()).toBe(3)
  await wall.write(say(MILL, KIND.withdrawal, [['e', regretted.id]]))
  expect(counted()).toBe(2)
  await crowdSays(KIND.report, ['e', second.id, 'spam'])
  expect(counted()).toBe(2)
})

it('are gone when their author took them back, however many others say that they did', async () => {
  const regretted = report(MILL, second)
  await wall.write(regretted, say(MILL, KIND.withdrawal, [['e', regretted.id]]))
  const standing = counted()
  await crowdSays(KIND.withdrawal, ['e', regretted.id])
  expect(counted()).toBe(standing)
})
