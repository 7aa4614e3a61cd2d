import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KIND, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { WaitingBatch } from '../../src/batch/batch.ts'
import { BatchFullError, MAX_WAITING_BYTES } from '../../src/batch/fullness.ts'
import { fabricate, plain, withdrawal } from '../../src/store/acceptance/fabricate.ts'
import { MemoryStore, SqliteStore } from '../../src/store/index.ts'
import type { EventStore, PutItem } from '../../src/store/store.ts'

const sign = (n: number): VerifiedEvent =>
  signEvent(
    { kind: KIND.reply, created_at: 1_800_000_000, tags: [], content: `post ${n}` },
    new Uint8Array(32).fill(n + 1),
    new Uint8Array(32),
  )
const posts = Array.from({ length: 9 }, (_, n) => sign(n))
const post = (n: number): VerifiedEvent => posts[n] as VerifiedEvent
const item = (n: number): PutItem => ({ event: post(n), log: 'default' })
const HOUR = 3600
const FLOOR = 4

function setUp(start = 500_000 * HOUR + 10, store: EventStore = new MemoryStore()) {
  const clock = { now: start }
  const released: string[][] = []
  const open = () =>
    new WaitingBatch({
      store,
      minutes: () => 15,
      floor: () => FLOOR,
      now: () => clock.now,
      onReleased: (items) => released.push(items.map(({ event }) => event.id)),
      onFault: (error) => {
        throw error
      },
    })
  return { clock, store, released, open, batch: open() }
}

describe('a batch', () => {
  it('shows nothing of what waits', async () => {
    const { store, batch } = setUp()
    await batch.add(item(0))
    expect(store.get(post(0).id)).toBeUndefined()
    expect(store.count([{ tags: {} }])).toBe(0)
    expect(store.unlogged('default', 10)).toEqual([])
  })

  it('releases everything together, sorted by id, whatever the order of arrival', async () => {
    const { store, batch, clock, released } = setUp()
    for (const n of [4, 0, 2, 3, 1]) await batch.add(item(n))
    clock.now = batch.due
    await batch.releaseDue()
    const sorted = [0, 1, 2, 3, 4].map((n) => post(n).id).sort()
    expect(released).toEqual([sorted])
    expect(store.unlogged('default', 10)).toEqual(sorted)
  })

  it('that is empty leaves nothing on the disk of what was taken back since the last one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-batch-'))
    const path = join(folder, 'store.db')
    const store = new SqliteStore(path)
    const { batch, clock, released } = setUp(undefined, store)
    const said = fabricate({ content: 'words that somebody regrets' })
    const lies = () => [path, `${path}-wal`].filter((file) => readFileSync(file).includes('somebody regrets'))
    await store.put(plain(said))
    await store.release('waiting', [], [])
    expect(await store.withdraw(withdrawal({ ids: [said.id] }))).toEqual([said.id])
    expect(store.get(said.id)).toBeUndefined()
    expect(lies()).toEqual([path])
    clock.now = batch.due
    await batch.releaseDue()
    expect(lies()).toEqual([])
    expect(released).toEqual([])
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('of more than fits into memory is released in slices, still sorted by id', async () => {
    const { store, batch, clock, released } = setUp()
    const content = 'x'.repeat(58_000)
    const ids = Array.from({ length: 300 }, (_, n) => n.toString(16).padStart(64, '0'))
    for (const id of ids.toReversed()) await batch.add({ event: { ...post(0), id, content }, log: 'default' })
    clock.now = batch.due
    await batch.releaseDue()
    expect(released.length).toBeGreaterThan(1)
    expect(released.flat()).toEqual(ids)
    expect(store.unlogged('default', 1_000)).toEqual(ids)
  })

  it('does nothing before the tick', async () => {
    const { store, batch, clock } = setUp()
    await batch.add(item(0))
    clock.now = batch.due - 1
    await batch.releaseDue()
    expect(store.get(post(0).id)).toBeUndefined()
  })

  it('is not brought forward by a flood of seven, nor by eight', async () => {
    const { batch, clock, store } = setUp()
    await batch.add(item(0))
    const { due } = batch
    for (let n = 1; n < 9; n++) await batch.add(item(n))
    expect(batch.due).toBe(due)
    clock.now = 500_000 * HOUR + 900 // the tick that a busy wall would have taken
    await batch.releaseDue()
    expect(store.get(post(0).id)).toBeUndefined()
    expect(due).toBe(500_001 * HOUR)
  })

  it('waits a quarter of an hour on a busy wall and an hour on a quiet one', async () => {
    const { batch, clock } = setUp()
    for (let n = 0; n < 8; n++) await batch.add(item(n))
    clock.now = batch.due
    await batch.releaseDue()
    expect(batch.due).toBe(clock.now + 900)
    clock.now = batch.due
    await batch.releaseDue()
    expect(batch.due).toBe(500_002 * HOUR)
  })

  it('waits for no tick of a clock that stood years ahead and was set right', async () => {
    const { batch, clock, store } = setUp(600_000 * HOUR)
    await batch.add(item(0))
    clock.now = 500_000 * HOUR + 10
    await batch.releaseDue()
    expect(batch.due).toBe(500_001 * HOUR)
    clock.now = batch.due
    await batch.releaseDue()
    expect(store.get(post(0).id)).toEqual(post(0))
  })

  it('keeps what waits over a restart', async () => {
    const { batch, open, clock, store } = setUp()
    await batch.add(item(0))
    await batch.close()
    const again = open()
    clock.now = again.due
    await again.releaseDue()
    expect(store.get(post(0).id)).toEqual(post(0))
  })

  it('takes the same post twice as once', async () => {
    const { batch, store } = setUp()
    await batch.add(item(0))
    await batch.add(item(0))
    expect(store.shelf('waiting').count()).toBe(1)
  })

  it('writes nothing to disk that tells order or time of arrival', async () => {
    const { batch, store, clock } = setUp()
    await batch.add(item(0))
    const before = store.shelf('waiting').all()
    const other = setUp(clock.now + 777)
    await other.batch.add(item(0))
    expect(other.store.shelf('waiting').all()).toEqual(before)
  })
})

describe('a batch that is more than half full', () => {
  /** The longest posts, so that few fill it. */
  const large = (n: number): PutItem => ({
    event: { ...post(0), id: `f${String(n).padStart(63, '0')}`, content: 'x'.repeat(58_000) },
    log: 'optional',
  })
  const worked = (n: number, bits: number): PutItem => {
    const zeros = Math.ceil(bits / 4)
    const id = `${'0'.repeat(zeros)}${String(n).padStart(64 - zeros, 'f')}`
    return { event: { ...post(0), id, tags: [['nonce', '1', String(bits)]] }, log: 'default' }
  }
  async function halfFull() {
    const set = setUp()
    const taken = (n: number) =>
      set.batch.add(large(n)).then(
        () => true,
        () => false,
      )
    for (let n = 0; n < MAX_WAITING_BYTES / 58_000 && (await taken(n)); ) n += 1
    return set
  }

  it('takes only what shows the floor of work, and says alike of what it holds and what it never saw', async () => {
    const { batch, store } = await halfFull()
    await expect(batch.add(item(0))).rejects.toThrow(BatchFullError)
    await expect(batch.add(large(0))).rejects.toThrow(BatchFullError)
    await expect(batch.add(worked(1, FLOOR - 1))).rejects.toThrow(BatchFullError)
    await batch.add(worked(2, FLOOR))
    expect(store.shelf('waiting').get(worked(2, FLOOR).event.id)).toBeDefined()
  })

  it('knows so after a restart, and takes everybody again after the release', async () => {
    const { batch, open, clock, store } = await halfFull()
    await batch.close()
    const again = open()
    await expect(again.add(item(0))).rejects.toThrow(BatchFullError)
    clock.now = again.due
    await again.releaseDue()
    await again.add(item(0))
    expect(store.shelf('waiting').count()).toBe(1)
  })
})
