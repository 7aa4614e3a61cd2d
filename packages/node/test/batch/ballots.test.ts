// Ballots wait for the day's tick; a restart neither loses a tick nor brings one forward.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BALLOT_LEAD, ballotDeadline, parseConstitution } from '@commonwall/assembly'
import { KIND, parseEvent, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { BALLOTS_A_VOICE, BallotBatch } from '../../src/batch/ballots.ts'
import { WaitingBatch } from '../../src/batch/batch.ts'
import { BatchFullError } from '../../src/batch/fullness.ts'
import { MemoryStore, SqliteStore } from '../../src/store/index.ts'
import type { PutItem } from '../../src/store/store.ts'

const file = new URL('../../../../vectors/assembly/valid/agreed.json', import.meta.url)
const [life] = (
  JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: readonly { constitution: unknown; events: readonly unknown[] }[]
  }
).vectors
const parsed = (event: unknown) => verifyEvent(parseEvent(event)) as VerifiedEvent
const constitution = parsed(life?.constitution)
const ballots = (life?.events ?? []).map(parsed).filter(({ kind }) => kind === KIND.ballot)
const item = (n: number): PutItem => ({ event: ballots[n] as VerifiedEvent, log: 'default' })
const [round] = parseConstitution(constitution).rounds
if (round === undefined) throw new Error('no round')
const DEADLINE = ballotDeadline(round)
const DAY = 86_400

async function setUp(now: number) {
  const clock = { now }
  const store = new MemoryStore()
  await store.put([{ event: constitution, log: 'default' }])
  const released: string[][] = []
  const open = () =>
    new BallotBatch({
      store,
      constitution: (id) => store.get(id),
      onReleased: (items) => released.push(items.map(({ event }) => event.id)),
      now: () => clock.now,
      onFault: (error) => {
        throw error
      },
    })
  const batch = open()
  await batch.look()
  return { clock, store, released, open, batch }
}

describe('ballots', () => {
  it('are released a day at a time, together and sorted, the last ones before the stage ends', async () => {
    const { clock, released, batch, store } = await setUp(DEADLINE - DAY - 5)
    await batch.add(item(2))
    await batch.look()
    expect(released).toEqual([])
    expect(store.get(item(2).event.id)).toBeUndefined()
    clock.now = DEADLINE - DAY
    await batch.look()
    expect(released).toEqual([[item(2).event.id]])
    for (const n of [1, 0, 3]) await batch.add(item(n))
    clock.now = DEADLINE - 1
    await batch.look()
    expect(released).toHaveLength(1)
    clock.now = DEADLINE
    await batch.look()
    expect(released[1]).toEqual([0, 1, 3].map((n) => item(n).event.id).sort())
    expect(DEADLINE + BALLOT_LEAD).toBeLessThanOrEqual(round.until)
  })

  it('that waited while the node was down at their tick are released at once', async () => {
    const { clock, released, batch, open } = await setUp(DEADLINE - 100)
    await batch.add(item(0))
    clock.now = DEADLINE + 60
    await open().look()
    expect(released).toEqual([[item(0).event.id]])
  })

  it('that came after a tick are not brought forward by a restart', async () => {
    const { clock, released, batch, open } = await setUp(DEADLINE - 100)
    clock.now = DEADLINE
    await batch.look()
    clock.now = DEADLINE + 60
    await batch.add(item(0))
    clock.now = DEADLINE + 120
    await open().look()
    expect(released).toEqual([])
  })

  it('lie on the disk in the order of their coming no longer than until posts are released', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-ballots-'))
    const path = join(folder, 'store.db')
    const { clock } = await setUp(DEADLINE - 100)
    const store = new SqliteStore(path)
    const options = {
      ...{ store, onReleased() {}, now: () => clock.now },
      onFault: (error: unknown) => {
        throw error
      },
    }
    const waiting = new BallotBatch({ ...options, constitution: () => constitution })
    const posts = new WaitingBatch({
      ...{ ...options, minutes: () => 1, floor: () => 0 },
      mix: () => waiting.rows.mix(),
    })
    // What ends on a page of its own.
    const long = ballots.filter((event) => JSON.stringify(event).length > 1_200)
    /** How many lie behind the one that came before them. */
    const inOrder = () => {
      const file = readFileSync(path)
      const places = long.map(({ sig }) => file.indexOf(sig.slice(-64)))
      expect(places).not.toContain(-1)
      return places.filter((place, n) => place > (places[n - 1] ?? place)).length
    }
    for (const [n] of ballots.entries()) await waiting.add(item(n))
    await store.release('none', [], [])
    expect(inOrder()).toBe(long.length - 1)
    clock.now = posts.due
    await posts.releaseDue()
    expect(inOrder()).toBeLessThan(long.length - 1)
    expect(waiting.rows.ids()).toEqual(ballots.map(({ id }) => id).sort())
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('of one voice fill no more than its share', async () => {
    const { batch } = await setUp(DEADLINE - 100)
    const { event } = item(0)
    const another = (n: number): PutItem => ({
      event: { ...event, id: String(n).padStart(64, '0') },
      log: 'default',
    })
    for (let n = 0; n < BALLOTS_A_VOICE; n++) await batch.add(another(n))
    await expect(batch.add(another(BALLOTS_A_VOICE))).rejects.toThrow(BatchFullError)
    await batch.add(item(ballots.findIndex(({ pubkey }) => pubkey !== event.pubkey)))
  })
})
